namespace Telemetry.Client.Delivering;

/// <summary>What earlier runs have left.</summary>
/// <param name="Events">How many events, or how many at least.</param>
/// <param name="Oldest">When the oldest was recorded; null where there are none.</param>
/// <param name="HoldsFailure">Whether one tells of a failure.</param>
internal sealed record Backlog(int Events, DateTimeOffset? Oldest, bool HoldsFailure);
