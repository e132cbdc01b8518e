namespace Telemetry.Client;

/// <summary>What whoever administers the machine says. A policy is a ceiling: it can forbid, and never opts anyone in.</summary>
public enum MachinePolicy
{
    /// <summary>There is none; the person decides.</summary>
    Absent,

    /// <summary>It says that telemetry is allowed; the person decides all the same.</summary>
    Allows,

    /// <summary>It forbids telemetry, or holds a value that does not allow it.</summary>
    Forbids,

    /// <summary>There is one that cannot be read; it counts as one that forbids.</summary>
    Unreadable,
}
