using Ingest.Soak.Load;

namespace Ingest.Soak.Accounting;

/// <summary>What was answered about each event, against what the service has of it.</summary>
/// <param name="Lost">Answered stored, and not there.</param>
/// <param name="Untrue">Answered invalid, and there; or good and answered invalid; or bad and answered stored.</param>
/// <param name="Unexplained">Copies beyond the first that the receiver was told of.</param>
/// <param name="Foreign">There, and never sent.</param>
/// <param name="Copies">Rows beyond the first of an event.</param>
/// <param name="Open">Without a verdict when the receiver was stopped.</param>
internal sealed record Balance(int Lost, int Untrue, long Unexplained, int Foreign, long Copies, int Open)
{
    public static Balance Of(IReadOnlyDictionary<Guid, EventRecord> sent, IReadOnlyList<StoredEvent> stored)
    {
        var there = stored.ToDictionary(e => e.EventId);
        return new Balance(
            sent.Count(e => e.Value.Fate == EventFate.Stored && !there.ContainsKey(e.Key)),
            sent.Count(e => IsUntrue(e.Value, there.ContainsKey(e.Key))),
            stored.Sum(e => (long)Math.Max(0, e.Copies - e.Unheard - 1)),
            stored.Count(e => !sent.ContainsKey(e.EventId)),
            stored.Sum(e => e.Copies - 1L),
            sent.Count(e => e.Value.Fate == EventFate.Open));
    }

    private static bool IsUntrue(EventRecord record, bool isThere) => record.Fate switch
    {
        EventFate.Stored => record.Kind != EventKind.Good,
        EventFate.Invalid => isThere || record.Kind == EventKind.Good,
        _ => false,
    };
}
