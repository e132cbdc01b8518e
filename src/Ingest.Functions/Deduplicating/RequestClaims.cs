using System.Runtime.InteropServices;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Deduplicating;

/// <summary>The ids of one request's rows, in their order. Not thread-safe: one per workspace.</summary>
internal sealed class RequestClaims(DuplicateWindow window)
{
    private readonly List<UInt128> _ids = [];
    private readonly List<ClaimedBefore> _copies = [];

    /// <summary>Whose the ids are, once they are claimed.</summary>
    private string? _producer;

    /// <summary>Adds the id of the request's next row; it is not claimed yet.</summary>
    public void Add(UInt128 id) => _ids.Add(id);

    /// <summary>Claims all ids, and returns those that are someone else's: they are no longer among this request's own.</summary>
    public IReadOnlyList<ClaimedBefore> Claim(string producer)
    {
        var own = window.Claim(producer, CollectionsMarshal.AsSpan(_ids), _copies);
        _producer = producer;
        _ids.RemoveRange(own, _ids.Count - own);
        return _copies;
    }

    /// <summary>Ends all claims by what became of the rows.</summary>
    public void Settle(CommitOutcome outcome)
    {
        if (_producer is { } producer)
        {
            window.Settle(producer, CollectionsMarshal.AsSpan(_ids), outcome);
        }

        _ids.Clear();
        _copies.Clear();
        _producer = null;
    }

    /// <summary>Ends what claims are left where a request did not come as far as an outcome, so that its events can be sent again.</summary>
    public void Abandon() => Settle(CommitOutcome.Retry(RetryReason.SinkFailed));
}
