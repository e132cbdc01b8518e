namespace Telemetry.Client;

/// <summary>
/// What became of the events of one client: every recorded event is written, sent, queued, or dropped for one reason. With a
/// file and a tee an event is written and takes its way to the URL as well.
/// </summary>
public sealed record TelemetryCounters
{
    /// <summary>The counters of a client that records nothing.</summary>
    internal static readonly TelemetryCounters None = new(new long[Enum.GetValues<DropReason>().Length]);

    private readonly long[] _dropped;

    internal TelemetryCounters(long[] dropped) => _dropped = dropped;

    /// <summary>Events taken while recording was not off.</summary>
    public long Recorded { get; init; }

    /// <summary>Events that the receiver confirmed as stored, or as stored before.</summary>
    public long Sent { get; init; }

    /// <summary>Events appended to the file.</summary>
    public long Written { get; init; }

    /// <summary>Events that wait for delivery or are under way.</summary>
    public long Queued { get; init; }

    /// <summary>Attributes left out because they were outside their bounds.</summary>
    public long AttributesDropped { get; init; }

    /// <summary>Events dropped, for all reasons.</summary>
    public long DroppedTotal => _dropped.Sum();

    /// <summary>Events dropped for one reason; 0 for a value that is no reason.</summary>
    public long Dropped(DropReason reason) => Enum.IsDefined(reason) ? _dropped[(int)reason] : 0;
}
