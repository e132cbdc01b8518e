namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:Producers:{id}</c>, one per token. A producer that rotates its token has two for a while.</summary>
internal sealed class ProducerSettings
{
    [Setting("SHA-256 of the whole token, 64 hexadecimal digits. The token itself is never configured.", Required = true, Pattern = "[0-9a-fA-F]{64}")]
    public string Hash { get; init; } = "";

    [Setting("The apps it may write for, as a list or separated by commas; * for all.", Required = true)]
    public IReadOnlyList<string> Apps { get; init; } = [];

    [Setting("What it may do: write, read, or both.", Pattern = "write|read")]
    public IReadOnlyList<string> Scopes { get; init; } = ["write"];

    [Setting("When it begins to be valid (RFC 3339).")]
    public DateTimeOffset? NotBefore { get; init; }

    [Setting("When it ceases to be valid (RFC 3339).")]
    public DateTimeOffset? Expires { get; init; }

    [Setting("Whom the token serves, where that has several: tokens of one name share the limit and tell each other's duplicates. The id where it is left out.", Pattern = "[0-9A-Za-z._-]{1,64}")]
    public string? Name { get; init; }

    [Setting("Events per second it may send in the long run; past it 429. Unlimited where it is left out. The same for all tokens of one name.", Min = 1, Max = 1_000_000)]
    public int? RatePerSecond { get; init; }

    [Setting("Events it may send at once after a pause; not less than RatePerSecond. Twice that where it is left out.", Min = 1, Max = 10_000_000)]
    public int? Burst { get; init; }

    [Setting("Refuse it, as a way to stop a token at once without forgetting it.")]
    public bool Disabled { get; init; }
}
