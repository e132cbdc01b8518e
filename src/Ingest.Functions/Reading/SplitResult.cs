namespace Ingest.Functions.Reading;

/// <summary>What a body turned out to be once cut into events.</summary>
internal enum SplitResult
{
    /// <summary>One bare object: it is answered by a status of its own.</summary>
    Single,

    /// <summary>An array or lines: answered event by event.</summary>
    Batch,

    /// <summary>There is no event in it.</summary>
    Empty,

    /// <summary>Not JSON, or neither an object nor an array.</summary>
    Malformed,

    /// <summary>Over <see cref="IngestLimits.Events"/> events.</summary>
    TooMany,
}
