namespace Telemetry.Client.Kvp.Storing;

/// <summary>What a pool is opened for.</summary>
internal enum PoolAccess
{
    Read,

    Write,
}
