using System.Runtime.InteropServices;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Deduplicating;

/// <summary>The ids that one request has claimed, in the order of its rows. Not thread-safe: one per workspace.</summary>
internal sealed class RequestClaims(DuplicateWindow window)
{
    private readonly List<EventKey> _keys = [];

    /// <summary>Claims the id of the request's next row, or returns the outcome to share.</summary>
    public Task<CommitOutcome>? Claim(in EventKey key)
    {
        var first = window.Claim(key);
        if (first is null)
        {
            _keys.Add(key);
        }

        return first;
    }

    /// <summary>Ends all claims by what became of the rows.</summary>
    public void Settle(CommitOutcome outcome)
    {
        window.Settle(CollectionsMarshal.AsSpan(_keys), outcome);
        _keys.Clear();
    }

    /// <summary>Ends what claims are left where a request did not come as far as an outcome, so that its events can be sent again.</summary>
    public void Abandon()
    {
        if (_keys.Count > 0)
        {
            Settle(CommitOutcome.Retry(RetryReason.SinkFailed));
        }
    }
}
