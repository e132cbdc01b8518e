namespace Telemetry.Client;

/// <summary>
/// What became of events in one client. Every event that it records is written to the file, kept in the spool, or, where there is
/// no spool, held in memory until it is sent or dropped. A drain sends and drops events of earlier runs as well: they are in
/// <see cref="Sent"/> and <see cref="Dropped"/>, but not in <see cref="Recorded"/>.
/// </summary>
public sealed record TelemetryCounters
{
    /// <summary>The counters of a client that records nothing.</summary>
    internal static readonly TelemetryCounters None = new(new long[Reasons]);

    private readonly long[] _dropped;

    internal TelemetryCounters(long[] dropped) => _dropped = dropped;

    /// <summary>Events taken while recording was not off.</summary>
    public long Recorded { get; init; }

    /// <summary>Events that the receiver confirmed as stored, or as stored before.</summary>
    public long Sent { get; init; }

    /// <summary>Events kept in the spool, for this run or a later one to send.</summary>
    public long Spooled { get; init; }

    /// <summary>Events appended to the file.</summary>
    public long Written { get; init; }

    /// <summary>Events that wait in memory or are under way from there.</summary>
    public long Queued { get; init; }

    /// <summary>Events that a sink on this machine could not take; they are counted by their other destinations as ever.</summary>
    public long SinkDropped { get; init; }

    /// <summary>Attributes left out because they were outside their bounds.</summary>
    public long AttributesDropped { get; init; }

    /// <summary>Events dropped, for all reasons.</summary>
    public long DroppedTotal => _dropped.Sum();

    internal static int Reasons => (int)DropReason.Unwritable + 1;

    /// <summary>Events dropped for one reason; 0 for a value that is no reason.</summary>
    public long Dropped(DropReason reason) => (uint)reason < Reasons ? _dropped[(int)reason] : 0;
}
