using Telemetry.Client.Events;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>When <c>client_stats</c> is recorded, and what it says: pure functions.</summary>
internal static class StatsReport
{
    private const int MaxAgeSeconds = 31_536_000;

    /// <summary>Once a day, or where something was lost once an hour at most.</summary>
    internal static bool IsDue(DeliveryState state, DateTimeOffset now)
    {
        if (state.LastReport is not { } last)
        {
            return false;
        }

        return now - last >= DeliveryLimits.ReportEvery || (!state.Lost.IsEmpty && now - last >= DeliveryLimits.ReportAtMostEvery);
    }

    /// <summary>
    /// Every event is confirmed, lost, or waits; so what was recorded since the last report follows from the rest, and no run has to
    /// write it down.
    /// </summary>
    internal static ClientStatsEvent Make(DeliveryState state, Backlog standing, DateTimeOffset now) => new()
    {
        Recorded = Math.Max(0, state.Sent + state.Lost.Total + standing.Events - state.SpooledAtReport),
        Sent = state.Sent,
        Spooled = standing.Events,
        Dropped = state.Lost.IsEmpty ? null : Dropped(state.Lost),
        OldestAgeS = standing.Oldest is { } oldest ? (int)Math.Clamp((now - oldest).TotalSeconds, 0, MaxAgeSeconds) : null,
        LastAcceptedTime = state.LastAccepted is { } accepted ? WireText.Of(accepted) : null,
    };

    internal static DeliveryState Reported(DeliveryState state, ClientStatsEvent report, DateTimeOffset now) =>
        state with { LastReport = now, Sent = 0, SpooledAtReport = report.Spooled, Lost = new() };

    private static DroppedCounts Dropped(LossCounts lost) => new()
    {
        NotDelivered = Some(lost[DropReason.NotDelivered]),
        QueueFull = Some(lost[DropReason.QueueFull]),
        SpoolFull = Some(lost[DropReason.SpoolFull]),
        Expired = Some(lost[DropReason.Expired]),
        Rejected = Some(lost[DropReason.Rejected]),
        TooLarge = Some(lost[DropReason.TooLarge]),
        Disk = Some(lost[DropReason.Disk]),
    };

    private static long? Some(long count) => count > 0 ? count : null;
}
