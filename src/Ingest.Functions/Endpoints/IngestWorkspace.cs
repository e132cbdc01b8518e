using Ingest.Functions.Answering;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// All that one request needs while it is taken in, reused by the next. Owned by one request at a time: from the pool
/// until its answer is written, which is after the store has answered.
/// </summary>
internal sealed class IngestWorkspace(EventPlans plans, DuplicateWindow window) : IDisposable
{
    public PooledBuffer Body { get; } = new();

    /// <summary>The body before decoding, or the events made of bare data: never both at a time.</summary>
    public PooledBuffer Scratch { get; } = new();

    public PooledBuffer Rows { get; } = new();

    public List<EventSlice> Slices { get; } = [];

    public List<AcceptedEvent> Accepted { get; } = [];

    /// <summary>The rows of <see cref="Accepted"/>.</summary>
    public RowSet AcceptedRows => new(Rows.WrittenMemory, Accepted.Count);

    /// <summary>Events whose ids were claimed before them.</summary>
    public List<EventCopy> Copies { get; } = [];

    public RequestClaims Claims { get; } = new(window);

    public List<EventResult> Refused { get; } = [];

    public EventValidator Validator { get; } = new(plans);

    /// <summary>Takes accepted events that were claimed before from the others, and their rows from the rows.</summary>
    /// <param name="before">By their places among the accepted, in order.</param>
    public void SetAside(IReadOnlyList<ClaimedBefore> before)
    {
        var (kept, copies, end) = (0, 0, 0);
        for (var at = 0; at < Accepted.Count; at++)
        {
            if (copies < before.Count && before[copies].At == at)
            {
                Copies.Add(new EventCopy(Accepted[at], before[copies].First));
                copies++;
                continue;
            }

            var start = Accepted[at].RowStart;
            var length = (at + 1 < Accepted.Count ? Accepted[at + 1].RowStart : Rows.Length) - start;
            Rows.Move(start, length, end);
            end += length;
            Accepted[kept++] = Accepted[at];
        }

        Accepted.RemoveRange(kept, Accepted.Count - kept);
        Rows.Truncate(end);
    }

    /// <summary>
    /// Whether what it holds is small enough to lie in the pool as it is. While its request waits for the store, its memory leaves the
    /// processor's cache: what is not touched when the request goes on is not fetched for nothing.
    /// </summary>
    public bool IsLight { get; private set; }

    /// <summary>Notes whether it is light; asked before its request waits.</summary>
    public void Weigh() => IsLight = Slices.Count == 1 && Refused.Count == 0 && Body.IsLight && Scratch.IsLight && Rows.IsLight;

    public void Reset()
    {
        IsLight = false;
        Body.Reset();
        Scratch.Reset();
        Rows.Reset();
        Slices.Clear();
        Accepted.Clear();
        Copies.Clear();
        Claims.Abandon();
        Refused.Clear();
    }

    public void Dispose()
    {
        Body.Dispose();
        Scratch.Dispose();
        Rows.Dispose();
    }
}
