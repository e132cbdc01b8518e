namespace LogsIngestion.StandIn.Rules;

/// <summary>A data collection rule the stand-in knows.</summary>
/// <param name="ImmutableId">What the path names it by; the service makes these as <c>dcr-</c> and 32 hexadecimal digits.</param>
public sealed record IngestionRule(string ImmutableId)
{
    /// <summary>The streams it declares; empty takes every name that starts with <c>Custom-</c>.</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>The columns its streams declare; empty checks no types.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Whether callers may write to it.</summary>
    public RoleAssignment Role { get; init; } = RoleAssignment.Granted;

    /// <summary>What it takes in a window of time.</summary>
    public RateLimit Limit { get; init; } = RateLimit.Documented;

    internal bool Declares(string stream) =>
        Streams.Count > 0 ? Streams.Contains(stream, StringComparer.Ordinal) : stream.StartsWith("Custom-", StringComparison.Ordinal);
}
