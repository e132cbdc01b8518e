namespace Ingest.Functions.Mapping;

/// <summary>Where the value of one column comes from.</summary>
internal enum RowSource
{
    /// <summary>The event's time, or the time of receipt where the service would replace it.</summary>
    TimeGenerated,
    ReceivedTime,

    /// <summary>A member of the envelope.</summary>
    Envelope,

    /// <summary>A member of the event's data.</summary>
    Data,

    /// <summary>The members of the event's data that no column takes.</summary>
    Properties,
    ProducerId,
    ClockSkewMs,
}

/// <summary>How a value gets into its column.</summary>
internal enum RowValueForm
{
    /// <summary>As its bytes came: they are valid JSON already.</summary>
    Verbatim,

    /// <summary>As an integer in its plain spelling.</summary>
    Integer,
}

/// <summary>One column of a row, prepared so that writing it is a copy.</summary>
/// <param name="Prefix">The column's name as it goes before the value, <c>"Name":</c>.</param>
/// <param name="Member">Which member of the envelope or the data; unused for other sources.</param>
internal sealed record RowPart(byte[] Prefix, RowSource Source, int Member, RowValueForm Form);
