using System.Collections.Concurrent;

namespace Ingest.Soak.Load;

/// <summary>Every event that was sent and every answer. Thread-safe.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, EventRecord> _events = new();
    private readonly ConcurrentDictionary<string, long> _answers = new(StringComparer.Ordinal);
    private long _requests;
    private long _stored;
    private long _duplicates;
    private long _invalid;

    public IReadOnlyDictionary<Guid, EventRecord> Events => _events;

    /// <summary>Answers that settle nothing, by the reason or what came instead.</summary>
    public IReadOnlyDictionary<string, long> Unsettling => _answers;

    public long Requests => Interlocked.Read(ref _requests);

    public long Stored => Interlocked.Read(ref _stored);

    public long Duplicates => Interlocked.Read(ref _duplicates);

    public long Invalid => Interlocked.Read(ref _invalid);

    /// <summary>Answers that no client should ever see here.</summary>
    public ConcurrentQueue<string> Unexpected { get; } = [];

    /// <summary>Notes events before they are sent: an answer may be lost.</summary>
    public void Sending(IEnumerable<SoakEvent> events)
    {
        Interlocked.Increment(ref _requests);
        foreach (var sent in events)
        {
            _events.TryAdd(sent.Id, new EventRecord(sent.Kind, EventFate.Open));
        }
    }

    /// <param name="verdict">As the receiver says it: <c>stored</c>, <c>duplicate</c> or <c>invalid</c>.</param>
    public void Settle(in SoakEvent settled, string verdict)
    {
        var fate = verdict == Verdicts.Invalid ? EventFate.Invalid : EventFate.Stored;
        Interlocked.Increment(ref fate == EventFate.Invalid ? ref _invalid : ref verdict == Verdicts.Duplicate ? ref _duplicates : ref _stored);
        _events[settled.Id] = new EventRecord(settled.Kind, fate);
    }

    public void Unsettled(string reason) => _answers.AddOrUpdate(reason, 1, static (_, count) => count + 1);
}
