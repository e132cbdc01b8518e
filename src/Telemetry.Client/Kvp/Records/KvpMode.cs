namespace Telemetry.Client.Kvp.Records;

/// <summary>How long a key and a value that is written may be.</summary>
internal enum KvpMode
{
    /// <summary>What the host reads whole.</summary>
    Safe,

    /// <summary>What the fields of the file hold. The host may cut it.</summary>
    Unsafe,
}
