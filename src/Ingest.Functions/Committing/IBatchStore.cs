using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>What a <see cref="GroupCommitter"/> writes to. Called by one caller at a time.</summary>
internal interface IBatchStore
{
    /// <summary>Makes all rows durable, or none of them.</summary>
    ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines);
}
