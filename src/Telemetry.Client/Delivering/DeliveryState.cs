using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>What is remembered from run to run about delivery: when to try again, and what became of events since the last report.</summary>
internal sealed record DeliveryState
{
    /// <summary>When something was last sent or tried to be.</summary>
    internal DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Before it nothing is tried: the pace, or the backoff after failures.</summary>
    internal DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Before it nothing is sent, not even on request: the receiver said so.</summary>
    internal DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Attempts since the last success.</summary>
    internal int Failures { get; init; }

    /// <summary>So many events a request may hold, since the receiver found more too large; null for as many as there are.</summary>
    internal int? MostEvents { get; init; }

    /// <summary>When the receiver last confirmed an event.</summary>
    internal DateTimeOffset? LastAccepted { get; init; }

    /// <summary>When <c>client_stats</c> was last recorded.</summary>
    internal DateTimeOffset? LastReport { get; init; }

    /// <summary>Events confirmed since the last report.</summary>
    internal long Sent { get; init; }

    /// <summary>Events that waited at the last report.</summary>
    internal long SpooledAtReport { get; init; }

    /// <summary>Events lost since the last report. Not changed in place.</summary>
    internal LossCounts Lost { get; init; } = new();

    internal DeliveryState Losing(LossCounts more)
    {
        var lost = Lost.Copy();
        lost.Add(more);
        return this with { Lost = lost };
    }
}
