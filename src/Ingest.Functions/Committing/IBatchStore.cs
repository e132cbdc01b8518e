using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>What a <see cref="GroupCommitter"/> writes to. Called by as many at a time as its <see cref="CommitPolicy"/> allows.</summary>
internal interface IBatchStore
{
    /// <summary>Makes rows durable. The outcome speaks of all rows of all parts, in order.</summary>
    /// <param name="parts">Rows, each ended by a newline; never empty of parts. Their memory is lent until the outcome is there.</param>
    /// <param name="queuedAt">When the oldest of them began to wait, on the clock's timestamps.</param>
    ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt);
}
