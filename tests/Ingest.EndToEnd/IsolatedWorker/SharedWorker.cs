namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>One worker for all tests that leave it running.</summary>
public sealed class SharedWorker : IAsyncLifetime
{
    private WorkerRun? _run;

    internal WorkerRun Run => _run!;

    public async ValueTask InitializeAsync() => _run = PublishedWorker.IsThere ? await WorkerRun.ReadyAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }
}
