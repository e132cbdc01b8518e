using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class UploadBodyTests
{
    [Fact]
    public void Write_NoRows_IsAnEmptyArray() => Assert.Equal("[]", Written([]));

    [Fact]
    public void Write_SeveralParts_IsOneArrayOfTheirRows() =>
        Assert.Equal("""[{"a":1},{"b":"x"},{"c":"ü"}]""", Written(["{\"a\":1}\n", "", "{\"b\":\"x\"}\n{\"c\":\"ü\"}\n"]));

    [Fact]
    public void Write_PartsOfAnySize_IsTheirRowsInOrder() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(1, 70_000)).ToArbitrary(), sizes =>
        {
            var rows = sizes.Select((size, i) => new string((char)('a' + (i % 26)), size)).ToList();

            Assert.Equal($"[{string.Join(',', rows)}]", Written(rows.Select(r => r + "\n")));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(32 * 1024 - 3)]
    [InlineData(32 * 1024 - 2)]
    [InlineData(32 * 1024 - 1)]
    [InlineData(32 * 1024)]
    [InlineData(32 * 1024 + 1)]
    public void Write_ARowAroundAChunksEnd_IsWhole(int size)
    {
        var row = new string('x', size);

        Assert.Equal($"[{row},{row}]", Written([row + "\n", row + "\n"]));
    }

    [Fact]
    public void Write_AnyBody_EndsAsGzipMust()
    {
        using var body = new PooledBuffer();
        UploadBody.Write([Encoding.UTF8.GetBytes("{\"a\":1}\n")], body);

        // RFC 1952: a member ends with the CRC-32 and the size of what it holds, little-endian.
        var text = Rows.Text(body.WrittenMemory);
        Assert.Equal((uint)text.Length, BitConverter.ToUInt32(body.Written[^4..]));
        Assert.Equal(Crc32Of(text), BitConverter.ToUInt32(body.Written[^8..^4]));
    }

    private static uint Crc32Of(string text)
    {
        var crc = ~0u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }

    private static string Written(IEnumerable<string> parts)
    {
        using var body = new PooledBuffer();
        UploadBody.Write([.. parts.Select(p => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(p))], body);
        return Rows.Text(body.WrittenMemory);
    }
}
