namespace Telemetry.Client;

/// <summary>What became of a decision about telemetry.</summary>
public enum StoreOutcome
{
    /// <summary>It is stored, and what had to be erased is erased.</summary>
    Stored,

    /// <summary>A withdrawal counts from now on, but something could not be erased yet; each run of the app tries again, and records nothing before.</summary>
    ErasurePending,

    /// <summary>Someone else decided in the meantime; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>Another process held the file for longer than 100 ms; nothing was changed.</summary>
    Busy,

    /// <summary>There is no home to store it in, or it cannot be written to; nothing was changed.</summary>
    NotWritable,
}
