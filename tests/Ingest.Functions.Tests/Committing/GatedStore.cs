using System.Text;
using System.Threading.Channels;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Committing;

/// <summary>A store whose every write begins when it says and ends when the test says.</summary>
internal sealed class GatedStore : IBatchStore
{
    private readonly Channel<GatedWrite> _begun = Channel.CreateUnbounded<GatedWrite>();

    /// <summary>Waits for the next write to begin.</summary>
    public ValueTask<GatedWrite> NextAsync() => _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Completes when a write has begun that can be taken up.</summary>
    public Task WhenNextAsync() => _begun.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Whether a write has begun that no test has taken up.</summary>
    public bool HasNext => _begun.Reader.Count > 0;

    public async ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        var write = new GatedWrite([.. lines.Select(l => Encoding.UTF8.GetString(l.Span))]);
        _begun.Writer.TryWrite(write);
        return await write.Outcome;
    }
}

internal sealed class GatedWrite(IReadOnlyList<string> parts)
{
    private readonly TaskCompletionSource<CommitOutcome> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Parts => parts;

    public Task<CommitOutcome> Outcome => _end.Task;

    public void End(CommitOutcome outcome) => _end.SetResult(outcome);

    public void Fail(Exception fault) => _end.SetException(fault);
}
