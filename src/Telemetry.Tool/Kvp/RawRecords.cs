namespace Telemetry.Tool.Kvp;

/// <summary>Whether records that are no diagnostics are shown.</summary>
internal enum RawRecords
{
    Left,
    Shown,
}
