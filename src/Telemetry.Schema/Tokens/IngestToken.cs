using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Schema.Tokens;

/// <summary>
/// A producer's secret, <c>tk_&lt;id&gt;_&lt;secret&gt;&lt;checksum&gt;</c>: the id names the producer and is no secret; the secret has 256
/// bits; the checksum tells a typo from a revoked token and lets secret scanners match without false alarms.
/// </summary>
internal sealed class IngestToken
{
    /// <summary>The length of a token's text: 61 characters.</summary>
    public const int Length = ChecksumStart + ChecksumLength;

    /// <summary>The length of the id.</summary>
    public const int IdLength = 8;

    /// <summary>The length of <see cref="CopyHashTo"/>'s result in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    private const int IdStart = 3;

    private const int SecretStart = IdStart + IdLength + 1;

    // log62(2^256) = 42.99: the fewest digits that hold 256 bits.
    private const int SecretLength = 43;

    private const int ChecksumStart = SecretStart + SecretLength;

    // log62(2^32) = 5.4.
    private const int ChecksumLength = 6;

    private readonly byte[] _text;

    private IngestToken(byte[] text)
    {
        _text = text;
        Id = Encoding.ASCII.GetString(text.AsSpan(IdStart, IdLength));
    }

    private static ReadOnlySpan<byte> Prefix => "tk_"u8;

    /// <summary>The public part, which names the producer.</summary>
    public string Id { get; }

    /// <summary>What a receiver keeps instead of the token: lower-case hex SHA-256 of the whole text.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(_text));

    /// <summary>Makes a token.</summary>
    /// <param name="random">Fills a span with random bytes fit for secrets; in production <c>RandomNumberGenerator.Fill</c>.</param>
    public static IngestToken Mint(Action<Span<byte>> random)
    {
        var text = new byte[Length];
        Prefix.CopyTo(text);
        Base62.WriteRandom(text.AsSpan(IdStart, IdLength), random);
        text[SecretStart - 1] = (byte)'_';
        Base62.WriteRandom(text.AsSpan(SecretStart, SecretLength), random);
        Base62.Write(Crc32.Compute(text.AsSpan(0, ChecksumStart)), text.AsSpan(ChecksumStart));
        return new IngestToken(text);
    }

    /// <summary>Reads a token; <paramref name="token"/> is null unless the result is <see cref="TokenFault.None"/>.</summary>
    public static TokenFault TryParse(ReadOnlySpan<byte> text, out IngestToken? token)
    {
        token = null;
        if (!HasForm(text))
        {
            return TokenFault.NotAToken;
        }

        Span<byte> checksum = stackalloc byte[ChecksumLength];
        Base62.Write(Crc32.Compute(text[..ChecksumStart]), checksum);
        if (!text[ChecksumStart..].SequenceEqual(checksum))
        {
            return TokenFault.BadChecksum;
        }

        token = new IngestToken(text.ToArray());
        return TokenFault.None;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out IngestToken?)" />
    public static TokenFault TryParse(ReadOnlySpan<char> text, out IngestToken? token)
    {
        token = null;
        Span<byte> ascii = stackalloc byte[Length];
        return text.Length == Length && Ascii.FromUtf16(text, ascii, out _) == System.Buffers.OperationStatus.Done
            ? TryParse(ascii, out token)
            : TokenFault.NotAToken;
    }

    /// <summary>Writes the SHA-256 of the whole text, <see cref="HashLength"/> bytes.</summary>
    public void CopyHashTo(Span<byte> destination) => SHA256.HashData(_text, destination);

    /// <summary>The whole text. For the one who is to use it, once; never for a log.</summary>
    public string Reveal() => Encoding.ASCII.GetString(_text);

    /// <summary>The id alone: a token that slips into a message gives nothing away.</summary>
    public override string ToString() => $"tk_{Id}_…";

    private static bool HasForm(ReadOnlySpan<byte> text) =>
        text.Length == Length
        && text.StartsWith(Prefix)
        && text[SecretStart - 1] == '_'
        && Base62.IsDigits(text.Slice(IdStart, IdLength))
        && Base62.IsDigits(text[SecretStart..]);
}
