namespace Telemetry.Client.Spans;

/// <summary>How important an event or a span is to a filter, in rising order.</summary>
internal enum SpanLevel
{
    Trace,
    Debug,
    Info,
    Warn,
    Error,

    /// <summary>More than anything has: as a threshold it lets nothing through.</summary>
    Off,
}
