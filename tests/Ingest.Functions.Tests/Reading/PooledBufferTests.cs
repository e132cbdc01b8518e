using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class PooledBufferTests
{
    [Fact]
    public void Write_AnyParts_HoldsThemInOrder() =>
        Prop.ForAll<byte[][]>(parts =>
        {
            using var buffer = new PooledBuffer();
            foreach (var part in parts)
            {
                buffer.Write(part);
            }

            Assert.Equal(parts.SelectMany(p => p), buffer.Written.ToArray());
            Assert.Equal(buffer.Written.ToArray(), buffer.WrittenMemory.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Truncate_AnyLength_KeepsTheFirstBytes() =>
        Prop.ForAll<byte[], NonNegativeInt>((bytes, length) =>
        {
            using var buffer = new PooledBuffer();
            buffer.Write(bytes);
            buffer.Truncate(length.Get);

            Assert.Equal(bytes.Take(length.Get), buffer.Written.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_FarMoreThanItBeganWith_Grows()
    {
        using var buffer = new PooledBuffer();
        var expected = new byte[1_000_000];
        new Random(1).NextBytes(expected);
        foreach (var part in expected.Chunk(7_777))
        {
            buffer.Write(part);
        }

        Assert.Equal(expected, buffer.Written.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public void GetSpan_AnyHint_IsAtLeastThatAndNeverEmpty(int hint)
    {
        using var buffer = new PooledBuffer();
        buffer.Write(new byte[4_095]);

        Assert.True(buffer.GetSpan(hint).Length >= Math.Max(1, hint));
        Assert.True(buffer.GetMemory(hint).Length >= Math.Max(1, hint));
        Assert.Equal(4_095, buffer.Length);
    }

    [Fact]
    public void Reset_LargeBuffer_GivesItsMemoryBack()
    {
        using var buffer = new PooledBuffer();
        buffer.Write(new byte[1_000_000]);
        buffer.Reset();

        Assert.Equal(0, buffer.Length);
        Assert.InRange(buffer.GetSpan().Length, 1, 64 * 1024);
    }

    [Fact]
    public void Dispose_Twice_IsHarmless()
    {
        var buffer = new PooledBuffer();
        buffer.Write((byte)1);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Equal(0, buffer.Length);
    }
}
