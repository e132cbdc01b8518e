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

    /// <summary>A member of the event's data, for a column that a member of the envelope fills where it is there.</summary>
    DataUnlessEnvelope,

    /// <summary>The members of the event's data that no column takes.</summary>
    Properties,
    ProducerId,
    ClockSkewMs,
}
