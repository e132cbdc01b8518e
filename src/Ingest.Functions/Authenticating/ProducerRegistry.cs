using System.Collections.Frozen;
using System.Security.Cryptography;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Authenticating;

/// <summary>All producers of this receiver, and the one decision about a token. Lookups go by the id, so time tells nothing about secrets.</summary>
internal sealed class ProducerRegistry(IEnumerable<Producer> producers)
{
    /// <summary>Compared against where the id is unknown, so that an unknown id costs what a wrong secret costs.</summary>
    private static readonly byte[] NobodysHash = new byte[IngestToken.HashLength];

    private readonly FrozenDictionary<string, Producer> _byId = producers.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);

    public IReadOnlyList<Producer> All => _byId.Values;

    /// <summary>Decides about a token at an instant.</summary>
    public TokenVerdict Verify(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        var fault = IngestToken.TryParse(text, out var token);
        if (token is null)
        {
            return TokenVerdict.Refused(fault == TokenFault.BadChecksum ? TokenReason.BadChecksum : TokenReason.Malformed);
        }

        Span<byte> hash = stackalloc byte[IngestToken.HashLength];
        token.CopyHashTo(hash);
        var known = _byId.TryGetValue(token.Id, out var producer);
        var isSame = CryptographicOperations.FixedTimeEquals(hash, known ? producer!.TokenHash : NobodysHash);
        return known ? Decide(producer!, isSame, now) : TokenVerdict.Refused(TokenReason.Unknown, token.Id);
    }

    private static TokenVerdict Decide(Producer producer, bool isSame, DateTimeOffset now)
    {
        var reason = !isSame ? TokenReason.WrongSecret
            : producer.State == ProducerState.Disabled ? TokenReason.Disabled
            : now < producer.NotBefore ? TokenReason.NotYetValid
            : now >= producer.Expires ? TokenReason.Expired
            : TokenReason.Accepted;

        return reason == TokenReason.Accepted
            ? new TokenVerdict(reason, producer, producer.Id)
            : TokenVerdict.Refused(reason, producer.Id);
    }
}
