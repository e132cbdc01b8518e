namespace Ingest.Functions.Reading;

/// <summary>Where one event lies in a body, and what was already found wrong with it while it was cut out.</summary>
internal readonly record struct EventSlice(int Start, int Length, SliceFault Fault);

/// <summary>A fault of one event that is known before it is validated.</summary>
internal enum SliceFault
{
    None,

    /// <summary>Over <see cref="IngestLimits.EventBytes"/>.</summary>
    TooLarge,

    /// <summary>Nested deeper than <see cref="IngestLimits.Depth"/>.</summary>
    TooDeep,
}
