namespace Ingest.EndToEnd.Tracing;

/// <summary>What a session has seen so far.</summary>
internal sealed class SeenEvents
{
    private readonly List<TracedEvent> _events = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All of them, once the session is over.</summary>
    internal IReadOnlyList<TracedEvent> All => _events;

    internal void Add(TracedEvent traced)
    {
        _events.Add(traced);
        _first.TrySetResult();
    }

    internal Task FirstAsync(TimeSpan patience) => _first.Task.WaitAsync(patience, TestContext.Current.CancellationToken);
}
