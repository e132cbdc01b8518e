using System.Text;
using System.Threading.Channels;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>A sink that answers a commit when the test says, and remembers the rows it was given.</summary>
internal sealed class HeldSink : IRowSink
{
    private readonly Channel<TaskCompletionSource<CommitOutcome>> _begun = Channel.CreateUnbounded<TaskCompletionSource<CommitOutcome>>();
    private readonly List<string> _rows = [];

    public SinkMode Mode => SinkMode.DryRun;

    /// <summary>Every row of every commit so far, whatever became of it.</summary>
    public IReadOnlyList<string> Rows
    {
        get
        {
            lock (_rows)
            {
                return [.. _rows];
            }
        }
    }

    /// <summary>The next commit; ends when its result is set. Fails where none comes, rather than wait for ever.</summary>
    public Task<TaskCompletionSource<CommitOutcome>> NextAsync() =>
        _begun.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        var end = new TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = Encoding.UTF8.GetString(rows.Lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows.Count, lines.Length);
        lock (_rows)
        {
            _rows.AddRange(lines);
        }

        _begun.Writer.TryWrite(end);
        return await end.Task;
    }

    public ValueTask<SinkReadiness> CheckAsync() => ValueTask.FromResult(SinkReadiness.Ready);
}
