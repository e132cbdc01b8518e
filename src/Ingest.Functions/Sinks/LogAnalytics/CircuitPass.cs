namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Whether a batch may go out.</summary>
/// <param name="Wait">How long not, where it may not.</param>
internal readonly record struct CircuitPass(TimeSpan Wait)
{
    public static readonly CircuitPass Granted = new(TimeSpan.Zero);

    public bool IsGranted => Wait == TimeSpan.Zero;
}
