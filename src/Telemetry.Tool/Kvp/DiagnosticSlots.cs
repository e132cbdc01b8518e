using Telemetry.Client.Kvp.Reading;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Tool.Kvp;

/// <summary>Tells the records of events and spans from those of others.</summary>
internal static class DiagnosticSlots
{
    public static IReadOnlyList<PoolSlot> AllBut(PoolContents contents) => [.. contents.Slots.Where(s => !IsDiagnostic(s))];

    private static bool IsDiagnostic(PoolSlot slot) => PoolReader.Read([slot])[0] is not (PoolEntry.Raw or PoolEntry.Report);
}
