namespace Telemetry.Panels.Working;

/// <summary>What of a tally is asked for beyond its counts, which cost nothing.</summary>
[Flags]
internal enum TallyParts
{
    Counts = 0,
    Installs = 1,
    Durations = 2,
    All = Installs | Durations,
}
