namespace Telemetry.Tool.Catalog.Checking;

/// <summary>How a file differs from what the catalogue makes.</summary>
internal enum DifferenceKind
{
    Changed,
    Missing,

    /// <summary>Nothing in the catalogue makes the file any more.</summary>
    Stale,
}
