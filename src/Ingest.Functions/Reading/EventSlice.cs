namespace Ingest.Functions.Reading;

/// <summary>Where one event lies in a body, and what was already found wrong with it while it was cut out.</summary>
internal readonly record struct EventSlice(int Start, int Length, SliceFault Fault);
