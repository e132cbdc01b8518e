namespace Ingest.Functions.Sinks;

/// <summary>What became of one row.</summary>
internal enum RowVerdict : byte
{
    /// <summary>It is durable.</summary>
    Stored,

    /// <summary>It was not stored and may be sent again.</summary>
    Retry,

    /// <summary>The store will never take it.</summary>
    Invalid,
}
