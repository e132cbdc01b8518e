using Ingest.Functions.Limiting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Limiting;

public sealed class MemoryWatermarkTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeMemory _memory = new();

    [Theory]
    [InlineData(900, 1_000, false)]
    [InlineData(901, 1_000, true)]
    [InlineData(0, 1_000, false)]
    [InlineData(901, 0, false)]
    [InlineData(1L << 50, 1L << 40, true)]
    public void IsPast_Sample_ComparesWithThePercentage(long used, long available, bool expected)
    {
        _memory.Sample = new MemorySample(used, available);

        Assert.Equal(expected, new MemoryWatermark(_memory, 90, _clock).IsPast);
    }

    [Fact]
    public void IsPast_WithinTheInterval_IsNotSampledAgain()
    {
        var watermark = new MemoryWatermark(_memory, 90, _clock);
        Assert.False(watermark.IsPast);
        _memory.Sample = new MemorySample(1_000, 1_000);

        _clock.Advance(MemoryWatermark.SampleInterval - TimeSpan.FromTicks(1));
        Assert.False(watermark.IsPast);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(watermark.IsPast);

        Assert.Equal(2, _memory.Reads);
    }

    [Fact]
    public void IsPast_WhilePast_AsksForACollectionOnceAnInterval()
    {
        var watermark = new MemoryWatermark(_memory, 90, _clock);
        _ = watermark.IsPast;
        Assert.Equal(0, _memory.Collections);

        _memory.Sample = new MemorySample(1_000, 1_000);
        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(MemoryWatermark.SampleInterval);
            Assert.True(watermark.IsPast);
        }

        Assert.Equal(2, _memory.Collections);
        _memory.Sample = new MemorySample(0, 1_000);
        _clock.Advance(MemoryWatermark.SampleInterval);
        Assert.False(watermark.IsPast);
    }

    [Fact]
    public void Read_ThisProcess_UsesSomeOfWhatThereIs()
    {
        var sample = new ProcessMemory().Read();

        Assert.True(sample.Used > 0);
        Assert.True(sample.Available > sample.Used);
    }
}
