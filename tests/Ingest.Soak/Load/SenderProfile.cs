namespace Ingest.Soak.Load;

/// <summary>How a sender behaves.</summary>
/// <param name="Events">In a request.</param>
/// <param name="MediaType">Which form its requests have.</param>
/// <param name="Pause">Between two requests, half of it at least.</param>
internal sealed record SenderProfile(int Events, string MediaType, TimeSpan Pause, Patience Patience = Patience.Patient)
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    /// <summary>The mix: some 500 events a second, most of them alone in a request as tools send them.</summary>
    public static IReadOnlyList<SenderProfile> Mix =>
    [
        .. Enumerable.Repeat(new SenderProfile(1, Json, TimeSpan.FromMilliseconds(60)), 24),
        .. Enumerable.Repeat(new SenderProfile(1, Json, TimeSpan.FromMilliseconds(200), Patience.Impatient), 6),
        .. Enumerable.Repeat(new SenderProfile(20, Json, TimeSpan.FromMilliseconds(500)), 3),
        new SenderProfile(200, Lines, TimeSpan.FromSeconds(2)),
    ];
}
