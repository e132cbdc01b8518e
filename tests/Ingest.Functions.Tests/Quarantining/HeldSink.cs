using System.Collections.Concurrent;
using System.Text;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Quarantining;

/// <summary>A sink that answers when it is let go.</summary>
internal sealed class HeldSink : IRowSink
{
    private readonly SemaphoreSlim _entered = new(0);
    private readonly SemaphoreSlim _release = new(0);

    public ConcurrentQueue<string> Rows { get; } = new();

    public CommitOutcome Outcome { get; set; } = CommitOutcome.Stored;

    public SinkMode Mode => SinkMode.File;

    public async ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        _entered.Release();
        await _release.WaitAsync();
        foreach (var line in Encoding.UTF8.GetString(rows.Lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Rows.Enqueue(line);
        }

        return Outcome;
    }

    public ValueTask<SinkReadiness> CheckAsync() => ValueTask.FromResult(SinkReadiness.Ready);

    public Task EnteredAsync() => _entered.WaitAsync(TestContext.Current.CancellationToken);

    public void LetGo() => _release.Release(1_000);
}
