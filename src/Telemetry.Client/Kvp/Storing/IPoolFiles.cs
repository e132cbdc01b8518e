namespace Telemetry.Client.Kvp.Storing;

/// <summary>Opens pools.</summary>
internal interface IPoolFiles
{
    /// <summary>Null where a pool to read does not exist; one to write is made, for its owner alone.</summary>
    /// <exception cref="IOException">It could not be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    IPoolFile? Open(string path, PoolAccess access);

    /// <summary>When the machine started, in whole seconds since 1970; null where that cannot be told.</summary>
    long? BootSeconds();
}
