namespace Telemetry.Client.Kvp.Records;

/// <summary>The pools of Hyper-V's data exchange, by the number in their file's name.</summary>
internal enum KvpPool
{
    /// <summary>From the host's administrator to the guest.</summary>
    External = 0,

    /// <summary>From the guest to the host: what is written here, the host reads.</summary>
    Guest = 1,

    /// <summary>What the daemon answers by itself; its file is not read.</summary>
    Auto = 2,

    /// <summary>About the host, from the host to the guest.</summary>
    AutoExternal = 3,

    /// <summary>In the kernel's list, without a file of its own.</summary>
    AutoInternal = 4,
}
