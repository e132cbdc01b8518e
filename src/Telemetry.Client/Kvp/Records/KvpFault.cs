namespace Telemetry.Client.Kvp.Records;

/// <summary>Why a pool was not read or written.</summary>
internal enum KvpFault
{
    /// <summary>A key or a value that cannot be written.</summary>
    Refused,

    /// <summary>No room for another key.</summary>
    Full,

    /// <summary>Somebody else held the pool for longer than was waited.</summary>
    Busy,

    /// <summary>The system has no such pools.</summary>
    NoPools,
}
