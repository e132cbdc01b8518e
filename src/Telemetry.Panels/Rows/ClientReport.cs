namespace Telemetry.Panels.Rows;

/// <summary>What a client said of itself (<c>client_stats</c>); figures it did not give are 0.</summary>
internal sealed class ClientReport
{
    /// <summary>Why events are lost, in the order of the panel's columns.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["not_delivered", "queue_full", "spool_full", "expired", "rejected", "too_large", "disk"];

    public long Recorded { get; set; }

    public long Sent { get; set; }

    public long OldestAgeSeconds { get; set; }

    /// <summary>Lost events by <see cref="Reasons"/>.</summary>
    public long[] Dropped { get; } = new long[Reasons.Count];

    /// <summary>Adds another's figures; of the ages the greater stays.</summary>
    public void Add(ClientReport other)
    {
        Recorded += other.Recorded;
        Sent += other.Sent;
        OldestAgeSeconds = Math.Max(OldestAgeSeconds, other.OldestAgeSeconds);
        for (var i = 0; i < Dropped.Length; i++)
        {
            Dropped[i] += other.Dropped[i];
        }
    }
}
