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

    public async ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines, long queuedAt)
    {
        var write = new GatedWrite([.. lines.Select(l => Encoding.UTF8.GetString(l.Span))], queuedAt);
        _begun.Writer.TryWrite(write);
        return await write.Outcome;
    }
}
