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

    [Setting("Refuse it, as a way to stop a token at once without forgetting it.")]
    public bool Disabled { get; init; }
}
