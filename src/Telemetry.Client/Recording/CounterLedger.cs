namespace Telemetry.Client.Recording;

/// <summary>Counts what becomes of events. Thread-safe.</summary>
internal sealed class CounterLedger
{
    private readonly long[] _dropped = new long[TelemetryCounters.Reasons];
    private long _recorded;
    private long _sent;
    private long _spooled;
    private long _written;
    private long _attributesDropped;
    private long _sinkDropped;

    internal void AddRecorded() => Interlocked.Increment(ref _recorded);

    internal void AddSent(int count) => Interlocked.Add(ref _sent, count);

    internal void AddSpooled(int count) => Interlocked.Add(ref _spooled, count);

    internal void AddWritten() => Interlocked.Increment(ref _written);

    internal void AddDropped(DropReason reason, int count = 1) => Interlocked.Add(ref _dropped[(int)reason], count);

    internal void AddSinkDropped(int count) => Interlocked.Add(ref _sinkDropped, count);

    internal void AddDroppedAttributes(int count) => Interlocked.Add(ref _attributesDropped, count);

    /// <summary>Each number is right by itself; together they are only once nothing is under way.</summary>
    internal TelemetryCounters Read(int queued) => new(Array.ConvertAll(_dropped, static d => d))
    {
        Recorded = Interlocked.Read(ref _recorded),
        Sent = Interlocked.Read(ref _sent),
        Spooled = Interlocked.Read(ref _spooled),
        Written = Interlocked.Read(ref _written),
        Queued = queued,
        SinkDropped = Interlocked.Read(ref _sinkDropped),
        AttributesDropped = Interlocked.Read(ref _attributesDropped),
    };
}
