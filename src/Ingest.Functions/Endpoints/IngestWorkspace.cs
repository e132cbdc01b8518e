using Ingest.Functions.Answering;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
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

    /// <summary>Events whose ids were claimed before them.</summary>
    public List<EventCopy> Copies { get; } = [];

    public RequestClaims Claims { get; } = new(window);

    public List<EventResult> Refused { get; } = [];

    public EventValidator Validator { get; } = new(plans);

    public void Reset()
    {
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
