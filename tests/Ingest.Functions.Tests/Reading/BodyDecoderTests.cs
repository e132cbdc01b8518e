using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class BodyDecoderTests
{
    public static TheoryData<string> Codings => ["gzip", "zlib", "raw", "br"];

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_EveryCoding_GivesBackTheBody(string coding) =>
        Prop.ForAll<byte[], PositiveInt>((bytes, times) =>
        {
            var body = Enumerable.Repeat(bytes, times.Get).SelectMany(b => b).ToArray();
            var decoded = Decode(Encode(body, coding), coding);

            Assert.Equal(ReadFault.None, decoded.Fault);
            Assert.Equal(body, decoded.Bytes);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_EveryTruncation_IsCorrupt(string coding)
    {
        var encoded = Encode(Bodies.Json, coding);
        for (var length = 1; length < encoded.Length; length++)
        {
            var decoded = Decode(encoded.AsSpan(0, length), coding);
            Assert.True(decoded.Fault == ReadFault.Corrupt, $"{length} of {encoded.Length} bytes: {decoded.Fault}");
        }
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_NoBytesAtAll_IsAnEmptyBodyOrCorrupt(string coding)
    {
        var decoded = Decode([], coding);

        Assert.Contains(decoded.Fault, new[] { ReadFault.None, ReadFault.Corrupt });
        Assert.Empty(decoded.Bytes);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_EveryFlippedBit_GivesAFaultAndNeverThrows(string coding)
    {
        var encoded = Encode(Bodies.Json, coding);
        var corrupt = 0;
        for (var bit = 0; bit < encoded.Length * 8; bit++)
        {
            var flipped = (byte[])encoded.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            corrupt += Decode(flipped, coding).Fault == ReadFault.Corrupt ? 1 : 0;
        }

        Assert.True(corrupt > 0);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_RandomBytes_NeverThrows(string coding) =>
        Prop.ForAll<byte[]>(bytes => Enum.IsDefined(Decode(bytes, coding).Fault)).QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_FlippedBitUnderAChecksum_IsCorruptOrTheSameBody()
    {
        // gzip and zlib carry a checksum: a flip either shows or, as in a file name or time, changes nothing.
        foreach (var coding in new[] { "gzip", "zlib" })
        {
            var encoded = Encode(Bodies.Json, coding);
            for (var bit = 0; bit < encoded.Length * 8; bit++)
            {
                var flipped = (byte[])encoded.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                var decoded = Bodies.Decode(flipped, coding == "gzip" ? ContentCoding.Gzip : ContentCoding.Deflate);
                Assert.True(
                    decoded.Fault == ReadFault.Corrupt || decoded.Bytes.AsSpan().SequenceEqual(Bodies.Json),
                    $"{coding}, bit {bit}: {decoded.Fault}, {decoded.Bytes.Length} bytes");
            }
        }
    }

    [Fact]
    public void Decode_ZlibAskingForADictionary_IsCorrupt() =>
        Assert.Equal(ReadFault.Corrupt, Bodies.Decode([0x78, 0x20, 1, 2, 3, 4, 0x03, 0x00], ContentCoding.Deflate).Fault);

    [Theory]
    [InlineData("gzip", "br")]
    [InlineData("gzip", "zlib")]
    [InlineData("br", "gzip")]
    [InlineData("zlib", "gzip")]
    public void Decode_AnotherCodingThanNamed_IsCorrupt(string actual, string named) =>
        Assert.Equal(ReadFault.Corrupt, Decode(Encode(Bodies.Json, actual), named).Fault);

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_PlainBody_IsCorrupt(string coding) => Assert.Equal(ReadFault.Corrupt, Decode(Bodies.Json, coding).Fault);

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_ExactlyTheLimit_IsTakenAndOneMoreIsNot(string coding)
    {
        Assert.Equal(ReadFault.None, Decode(Encode(new byte[IngestLimits.BodyBytes], coding), coding).Fault);
        Assert.Equal(ReadFault.TooLarge, Decode(Encode(new byte[IngestLimits.BodyBytes + 1], coding), coding).Fault);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Decode_Bomb_StopsAtTheLimit(string coding)
    {
        var bomb = Encode(new byte[96 * 1024 * 1024], coding);
        Assert.InRange(bomb.Length, 1, IngestLimits.CompressedBodyBytes);

        var decoded = Decode(bomb, coding);

        Assert.Equal(ReadFault.TooLarge, decoded.Fault);
        Assert.InRange(decoded.Bytes.Length, IngestLimits.BodyBytes + 1, 2 * IngestLimits.BodyBytes);
    }

    [Fact]
    public void Decode_Identity_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bodies.Decode([], ContentCoding.Identity));

    private static byte[] Encode(byte[] body, string coding) => coding switch
    {
        "gzip" => Bodies.Gzip(body),
        "zlib" => Bodies.Zlib(body),
        "raw" => Bodies.RawDeflate(body),
        _ => Bodies.Brotli(body),
    };

    private static DecodedBody Decode(ReadOnlySpan<byte> encoded, string coding) => Bodies.Decode(encoded, coding switch
    {
        "gzip" => ContentCoding.Gzip,
        "br" => ContentCoding.Brotli,
        _ => ContentCoding.Deflate,
    });
}
