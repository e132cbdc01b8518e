namespace Telemetry.Client.Kvp.Storing;

/// <summary>Whether what a pool holds is of this run of the machine.</summary>
internal enum PoolState
{
    Current,

    /// <summary>Written before the machine started, or in the very second: the file outlives the machine's restarts, its meaning does not.</summary>
    Stale,
}
