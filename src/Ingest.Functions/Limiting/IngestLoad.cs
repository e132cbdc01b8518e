namespace Ingest.Functions.Limiting;

/// <summary>How many requests are taken in at a time. Thread-safe.</summary>
/// <param name="most">The most at a time; <c>Ingest:MaxConcurrentRequests</c>.</param>
internal sealed class IngestLoad(int most)
{
    private int _inProgress;

    /// <summary>Requests taken in now.</summary>
    public int InProgress => Volatile.Read(ref _inProgress);

    /// <summary>Where true, <see cref="Leave"/> must follow.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inProgress) <= most)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inProgress);
}
