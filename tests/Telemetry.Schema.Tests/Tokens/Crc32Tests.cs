using System.Text;
using Telemetry.Schema.Tokens;

namespace Telemetry.Schema.Tests.Tokens;

public sealed class Crc32Tests
{
    // The check value of CRC-32/ISO-HDLC, and what "crc32" of zlib gives for the others.
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Compute_KnownText_GivesKnownValue(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Compute(Encoding.ASCII.GetBytes(text)));
}
