using Ingest.Functions.Mapping;
using Ingest.Functions.Quarantining;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Observing;

/// <summary>Told of every event's verdict: counts it, and passes on what was refused.</summary>
internal sealed class EventLedger(ReceiverMetrics metrics, IRejectSink rejects)
{
    /// <param name="report">With pointers into the whole event.</param>
    public void Refused(ReadOnlySpan<byte> utf8, EventReport report, in RowContext context)
    {
        var fault = report.Faults.Count == 0 ? new EventFault("", KeywordLabel.Other, "") : report.Faults[0];
        metrics.EventRefused(report.Finding, fault.Keyword);
        rejects.Add(new RefusedEvent(FindingLabel.Of(report.Finding), fault.Keyword, fault.Pointer, utf8, context));
    }

    public void RefusedByStore(ReadOnlySpan<byte> utf8, in RowContext context)
    {
        metrics.EventRefusedByStore();
        rejects.Add(new RefusedEvent(FindingLabel.Store, FindingLabel.Store, "", utf8, context));
    }

    /// <summary>Counts an event that came before: it is stored already, or shares the outcome of the first.</summary>
    public void Copied() => metrics.EventCopied();

    /// <summary>Counts rows that were committed; those the store has refused are told one by one.</summary>
    public void Committed(CommitOutcome outcome, int count)
    {
        rejects.CountRows(count);
        var (stored, retry) = outcome.Rows is { } rows
            ? (rows.Count(r => r == RowVerdict.Stored), rows.Count(r => r == RowVerdict.Retry))
            : outcome.IsStored ? (count, 0) : (0, count);
        if (stored > 0)
        {
            metrics.EventsStored(stored);
        }

        if (retry > 0)
        {
            metrics.EventsToRetry(outcome.Reason, retry);
        }
    }
}
