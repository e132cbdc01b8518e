namespace Telemetry.Client.Kvp.Records;

/// <summary>The sizes of a pool's records, in bytes: the kernel's <c>include/uapi/linux/hyperv.h</c>, unless said otherwise.</summary>
internal static class KvpLimits
{
    /// <summary>HV_KVP_EXCHANGE_MAX_KEY_SIZE.</summary>
    internal const int KeyField = 512;

    /// <summary>HV_KVP_EXCHANGE_MAX_VALUE_SIZE.</summary>
    internal const int ValueField = 2048;

    /// <summary>A record: both fields, padded with zeros, without a header or an end.</summary>
    internal const int Record = KeyField + ValueField;

    /// <summary>
    /// The longest key that reaches the host whole. The kernel turns UTF-8 into UTF-16 on the way and loses one character more
    /// than its constants say (azure-init, doc/kvp.md).
    /// </summary>
    internal const int SafeKey = 254;

    /// <summary>The longest value that reaches the host whole; as <see cref="SafeKey"/>.</summary>
    internal const int SafeValue = 1022;

    /// <summary>What the kernel takes of one pool: HV_KVP_EXCHANGE_MAX_RECORDS.</summary>
    internal const int UniqueKeys = 1024;

    internal static int Key(KvpMode mode) => mode == KvpMode.Safe ? SafeKey : KeyField;

    internal static int Value(KvpMode mode) => mode == KvpMode.Safe ? SafeValue : ValueField;
}
