namespace Telemetry.Schema.Tables;

/// <summary>Who fills a column.</summary>
public enum ColumnOrigin
{
    /// <summary>The receiver, from what it knows about the request.</summary>
    Receiver,

    /// <summary>A field of the envelope.</summary>
    Envelope,

    /// <summary>A field of some events' data.</summary>
    Data,
}
