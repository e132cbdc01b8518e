using Ingest.Functions.Answering;
using Ingest.Functions.Mapping;
using Ingest.Functions.Observing;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>The way of events from their bytes to their verdicts: check each, store the rows of the good ones, answer.</summary>
internal sealed class EventIntake(IRowSink sink, EventLedger ledger)
{
    /// <summary>Takes one event, answered by a status of its own.</summary>
    /// <param name="events">The bytes that the workspace's only slice lies in.</param>
    public async Task TakeOneAsync(HttpContext context, IngestWorkspace workspace, PooledBuffer events, RowContext row, BodyShape shape)
    {
        if (Check(workspace, events, 0, row, shape) is { } report)
        {
            if (report.Finding != EventFinding.ForeignApp)
            {
                SetVerdict(context, Verdict.Invalid.Word());
            }

            await ProblemAnswer.WriteAsync(context, EventProblems.For(report));
            return;
        }

        var outcome = await sink.CommitAsync(new RowSet(workspace.Rows.WrittenMemory, 1));
        ledger.Committed(outcome, 1);
        var verdict = Verdicts.Of(outcome[0]);
        SetVerdict(context, verdict.Word());
        switch (verdict)
        {
            case Verdict.Stored:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            case Verdict.Invalid:
                ledger.RefusedByStore(events.Written.Slice(workspace.Slices[0].Start, workspace.Slices[0].Length), row);
                await ProblemAnswer.WriteAsync(context, EventProblems.RefusedByStore);
                return;
            default:
                await ProblemAnswer.WriteAsync(context, Unavailable.Problem(outcome));
                return;
        }
    }

    /// <summary>Takes all events of a batch, answered one by one; none is refused because of another.</summary>
    /// <param name="events">The bytes that the workspace's slices lie in.</param>
    public async Task TakeAllAsync(HttpContext context, IngestWorkspace workspace, PooledBuffer events, RowContext row, BodyShape shape)
    {
        for (var index = 0; index < workspace.Slices.Count; index++)
        {
            if (Check(workspace, events, index, row, shape) is { } report)
            {
                workspace.Refused.Add(new EventResult(index, report.Id, Verdict.Invalid, report.Faults));
                continue;
            }

            var slice = workspace.Slices[index];
            workspace.Accepted.Add(new AcceptedEvent(index, slice.Start, slice.Length, workspace.Validator.LastId));
        }

        var outcome = workspace.Accepted.Count == 0
            ? CommitOutcome.Stored
            : await sink.CommitAsync(new RowSet(workspace.Rows.WrittenMemory, workspace.Accepted.Count));
        ledger.Committed(outcome, workspace.Accepted.Count);
        var results = outcome.IsStored ? workspace.Refused : WithNotStored(workspace, events, outcome, row);
        var answer = new BatchAnswer(workspace.Slices.Count - results.Count, results, outcome, AnswerDetails.From(context.Request));
        await answer.WriteAsync(context);
    }

    private EventReport? Check(IngestWorkspace workspace, PooledBuffer events, int index, in RowContext row, BodyShape shape)
    {
        var slice = workspace.Slices[index];
        var utf8 = events.Written.Slice(slice.Start, slice.Length);
        if (workspace.Validator.Check(utf8, slice.Fault, row, workspace.Rows) is not { } report)
        {
            return null;
        }

        ledger.Refused(utf8, report, row);
        return shape == BodyShape.BareData ? report.WithinData() : report;
    }

    private List<EventResult> WithNotStored(IngestWorkspace workspace, PooledBuffer events, CommitOutcome outcome, in RowContext context)
    {
        var results = new List<EventResult>(workspace.Refused);
        for (var row = 0; row < workspace.Accepted.Count; row++)
        {
            if (outcome[row] is not RowVerdict.Stored and var verdict)
            {
                var accepted = workspace.Accepted[row];
                var utf8 = events.Written.Slice(accepted.Start, accepted.Length);
                if (verdict == RowVerdict.Invalid)
                {
                    ledger.RefusedByStore(utf8, context);
                }

                var id = EventIds.Read(utf8, accepted.Id);
                results.Add(new EventResult(accepted.Index, id, Verdicts.Of(verdict), verdict == RowVerdict.Invalid ? EventProblems.RefusedByStore.Errors : []));
            }
        }

        results.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        return results;
    }

    private static void SetVerdict(HttpContext context, string verdict) => context.Response.Headers[Verdicts.Header] = verdict;
}
