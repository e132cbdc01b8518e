namespace Ingest.Functions.Reading;

/// <summary>A fault of one event that is known before it is validated.</summary>
internal enum SliceFault
{
    None,

    /// <summary>Over <see cref="IngestLimits.EventBytes"/>.</summary>
    TooLarge,

    /// <summary>Nested deeper than <see cref="IngestLimits.Depth"/>.</summary>
    TooDeep,
}
