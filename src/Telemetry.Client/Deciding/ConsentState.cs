namespace Telemetry.Client;

/// <summary>What the person's stored decision means for this build of the app.</summary>
public enum ConsentState
{
    /// <summary>Nothing is stored, or there is nowhere to store it.</summary>
    None,

    /// <summary>A refusal, of whatever version of the field list. It is never asked again.</summary>
    Refused,

    /// <summary>A yes to the field list of this build.</summary>
    Granted,

    /// <summary>A yes to an older field list, or to an unnamed one: it is asked again.</summary>
    GrantedForOlderFields,

    /// <summary>A yes to a field list that this build does not know. It is no yes here, and is kept for the newer build.</summary>
    GrantedForNewerFields,

    /// <summary>The file is there but cannot be understood. It may be a refusal, so it counts as one until the person decides again.</summary>
    Unreadable,

    /// <summary>A withdrawal has begun and its erasure is not finished.</summary>
    ErasureUnfinished,
}
