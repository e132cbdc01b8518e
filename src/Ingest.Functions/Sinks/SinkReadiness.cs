namespace Ingest.Functions.Sinks;

/// <summary>Whether a sink would store rows now.</summary>
/// <param name="Reason">Why not; <see cref="RetryReason.None"/> where it would.</param>
internal readonly record struct SinkReadiness(RetryReason Reason)
{
    public static readonly SinkReadiness Ready = new(RetryReason.None);

    public bool IsReady => Reason == RetryReason.None;
}
