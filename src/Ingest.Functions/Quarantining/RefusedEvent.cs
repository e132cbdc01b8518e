using Ingest.Functions.Mapping;

namespace Ingest.Functions.Quarantining;

/// <summary>An event that was refused, as it lies in its request.</summary>
/// <param name="reason">A code of <see cref="Observing.FindingLabel"/>.</param>
/// <param name="keyword">The rule it broke first.</param>
/// <param name="pointer">JSON pointer into the whole event, as validation tells it: it may hold names that the caller made up.</param>
/// <param name="utf8">The event.</param>
internal readonly ref struct RefusedEvent(string reason, string keyword, string pointer, ReadOnlySpan<byte> utf8, RowContext context)
{
    public string Reason { get; } = reason;

    public string Keyword { get; } = keyword;

    public string Pointer { get; } = pointer;

    public ReadOnlySpan<byte> Utf8 { get; } = utf8;

    public RowContext Context { get; } = context;
}
