namespace Ingest.Functions.Committing;

/// <summary>How much waits, as far as it decides when a batch leaves.</summary>
internal enum BatchSize
{
    /// <summary>Too little to leave for its own sake.</summary>
    Small,

    /// <summary>Worth a write.</summary>
    Worthwhile,

    /// <summary>More does not fit in one batch.</summary>
    Full,
}
