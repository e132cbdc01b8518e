namespace Telemetry.Tool.Kvp;

/// <summary>What of a pool is cleared.</summary>
internal enum KvpClearing
{
    All,

    /// <summary>All, where it was written before the machine started.</summary>
    IfStale,

    /// <summary>Events and spans; other programs' records stay.</summary>
    Diagnostics,
}
