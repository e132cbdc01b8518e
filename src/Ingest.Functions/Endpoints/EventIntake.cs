using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Limiting;
using Ingest.Functions.Mapping;
using Ingest.Functions.Observing;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// The way of events from their bytes to their verdicts: count them against the producer's limit, check each, tell copies,
/// store the rows of the others, answer.
/// </summary>
internal sealed class EventIntake(IRowSink sink, ProducerRates rates, EventLedger ledger)
{
    /// <summary>Takes what the body was cut into: one event, many, or none that could be found.</summary>
    public Task TakeAsync(HttpContext context, IngestWorkspace workspace, SplitResult split, EventSource source, RowContext row)
    {
        if (split is not (SplitResult.Single or SplitResult.Batch))
        {
            return ProblemAnswer.WriteAsync(context, ReadProblems.For(split));
        }

        if (rates.Of(row.Producer) is { } bucket)
        {
            var reading = bucket.Take(workspace.Slices.Count);
            if (!reading.IsAdmitted)
            {
                return RateLimited.WriteAsync(context, bucket.Policy, reading);
            }

            RateLimited.SetHeaders(context.Response, bucket.Policy, reading);
        }

        return split == SplitResult.Single ? TakeOneAsync(context, workspace, source, row) : TakeAllAsync(context, workspace, source, row);
    }

    /// <summary>Takes one event, answered by a status of its own.</summary>
    private async Task TakeOneAsync(HttpContext context, IngestWorkspace workspace, EventSource source, RowContext row)
    {
        if (Check(workspace, source, 0, row) is { } report)
        {
            if (report.Finding != EventFinding.ForeignApp)
            {
                SetVerdict(context, Verdict.Invalid.Word());
            }

            await ProblemAnswer.WriteAsync(context, EventProblems.For(report));
            return;
        }

        var first = Claim(workspace, source, 0, row.Producer, rowStart: 0);
        workspace.Accepted.Add(new AcceptedEvent(0, workspace.Slices[0].Start, workspace.Slices[0].Length, workspace.Validator.LastId));
        var outcome = first is null ? await CommitAsync(workspace, source, 1, row) : await first;
        var verdict = first is null ? Verdicts.Of(outcome[0]) : Verdicts.OfCopy(outcome[0]);
        SetVerdict(context, verdict.Word());
        switch (verdict)
        {
            case Verdict.Stored or Verdict.Duplicate:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            case Verdict.Invalid:
                await ProblemAnswer.WriteAsync(context, EventProblems.RefusedByStore);
                return;
            default:
                await ProblemAnswer.WriteAsync(context, Unavailable.Problem(outcome));
                return;
        }
    }

    /// <summary>Takes all events of a batch, answered one by one; none is refused because of another.</summary>
    private async Task TakeAllAsync(HttpContext context, IngestWorkspace workspace, EventSource source, RowContext row)
    {
        for (var index = 0; index < workspace.Slices.Count; index++)
        {
            var rowStart = workspace.Rows.Length;
            if (Check(workspace, source, index, row) is { } report)
            {
                workspace.Refused.Add(new EventResult(index, report.Id, Verdict.Invalid, report.Faults));
                continue;
            }

            var slice = workspace.Slices[index];
            var accepted = new AcceptedEvent(index, slice.Start, slice.Length, workspace.Validator.LastId);
            if (Claim(workspace, source, index, row.Producer, rowStart) is { } first)
            {
                workspace.Copies.Add(new EventCopy(accepted, first));
            }
            else
            {
                workspace.Accepted.Add(accepted);
            }
        }

        var outcome = workspace.Accepted.Count == 0 ? CommitOutcome.Stored : await CommitAsync(workspace, source, workspace.Accepted.Count, row);
        var whole = await BatchOutcome.OfAsync(outcome, workspace, source);
        var answer = new BatchAnswer(workspace.Slices.Count - whole.Results.Count, whole.Results, whole.Outcome, AnswerDetails.From(context.Request));
        await answer.WriteAsync(context);
    }

    /// <summary>Stores the rows and settles the claims on their ids: before any copy is waited for, and whatever the outcome.</summary>
    private async ValueTask<CommitOutcome> CommitAsync(IngestWorkspace workspace, EventSource source, int rows, RowContext context)
    {
        var outcome = await sink.CommitAsync(new RowSet(workspace.Rows.WrittenMemory, rows));
        workspace.Claims.Settle(outcome);
        ledger.Committed(outcome, rows);
        for (var row = 0; outcome.Rows is not null && row < rows; row++)
        {
            if (outcome[row] == RowVerdict.Invalid)
            {
                ledger.RefusedByStore(source[workspace.Slices[workspace.Accepted[row].Index]], context);
            }
        }

        return outcome;
    }

    private EventReport? Check(IngestWorkspace workspace, EventSource source, int index, in RowContext row)
    {
        var slice = workspace.Slices[index];
        var utf8 = source[slice];
        if (workspace.Validator.Check(utf8, slice.Fault, row, workspace.Rows) is not { } report)
        {
            return null;
        }

        ledger.Refused(utf8, report, row);
        return source.Shape == BodyShape.BareData ? report.WithinData() : report;
    }

    /// <summary>Claims the id of the event checked last; where it came before, takes its row back and returns the outcome to share.</summary>
    private Task<CommitOutcome>? Claim(IngestWorkspace workspace, EventSource source, int index, Producer producer, int rowStart)
    {
        if (source.Ids == IdOrigin.Receiver)
        {
            return null;
        }

        var id = EventIds.Parse(source[workspace.Slices[index]], workspace.Validator.LastId);
        var first = workspace.Claims.Claim(new EventKey(producer.Name, id));
        if (first is not null)
        {
            workspace.Rows.Truncate(rowStart);
            ledger.Copied();
        }

        return first;
    }

    private static void SetVerdict(HttpContext context, string verdict) => context.Response.Headers[Verdicts.Header] = verdict;
}
