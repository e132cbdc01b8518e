using System.Collections.Frozen;
using Ingest.Functions.Limiting;

namespace Ingest.Functions.Authenticating;

/// <summary>One token's holder as configured: everything but the token itself, of which only the hash is known.</summary>
internal sealed class Producer
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _apps;

    /// <param name="apps">The apps it may write for; empty for all.</param>
    public Producer(
        string id, byte[] tokenHash, IReadOnlyCollection<string> apps, ProducerScopes scopes, DateTimeOffset? notBefore, DateTimeOffset? expires, ProducerState state)
    {
        Id = id;
        Name = id;
        TokenHash = tokenHash;
        Scopes = scopes;
        NotBefore = notBefore;
        Expires = expires;
        State = state;
        _apps = apps.Count == 0 ? null : apps.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        OnlyApp = apps.Count == 1 ? apps.First() : null;
        IdJson = System.Text.Encoding.UTF8.GetBytes($"\"{id}\"");
    }

    /// <summary>The id inside its token; it names the producer in rows and logs.</summary>
    public string Id { get; }

    /// <summary>Whom the token serves: tokens of one name share a limit, and know each other's events. The id unless named otherwise.</summary>
    public string Name { get; init; }

    /// <summary>How many events it may send; null for any number. The same for all tokens of one name.</summary>
    public RatePolicy? Rate { get; init; }

    /// <summary><see cref="Id"/> as a JSON string.</summary>
    public byte[] IdJson { get; }

    /// <summary>SHA-256 of the whole token.</summary>
    public byte[] TokenHash { get; }

    public ProducerScopes Scopes { get; }

    public DateTimeOffset? NotBefore { get; }

    public DateTimeOffset? Expires { get; }

    public ProducerState State { get; }

    public bool MayWriteFor(ReadOnlySpan<char> app) => _apps is not { } apps || apps.Contains(app);

    /// <summary>The app it writes for, where that is exactly one.</summary>
    public string? OnlyApp { get; }

    public bool MayWriteForAnyApp => _apps is null;
}
