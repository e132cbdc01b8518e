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
    /// <summary>
    /// Counts the events against the producer's limit, and checks a single one, which is answered by a status of its own. The task
    /// is the answer of a request that goes no further; null where there is something to store.
    /// </summary>
    public Task? Refuse(HttpContext context, IngestWorkspace workspace, in FoundEvents found, in RowContext row)
    {
        if (found.Split is not (SplitResult.Single or SplitResult.Batch))
        {
            return ProblemAnswer.WriteAsync(context, ReadProblems.For(found.Split));
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

        return found.Split == SplitResult.Single ? RefuseOne(context, workspace, found.Source, row) : null;
    }

    /// <summary>Stores the row of a single event, or waits for what becomes of the one that it is a copy of.</summary>
    public ValueTask<CommitOutcome> CommitOneAsync(IngestWorkspace workspace)
    {
        workspace.Weigh();
        return workspace.Copies.Count > 0 ? new(workspace.Copies[0].First) : sink.CommitAsync(workspace.AcceptedRows);
    }

    /// <summary>Answers a single event by what became of it.</summary>
    public Task AnswerOneAsync(HttpContext context, IngestWorkspace workspace, EventSource source, in RowContext row, CommitOutcome outcome)
    {
        var verdict = workspace.Copies.Count > 0 ? Verdicts.OfCopy(outcome[0]) : Verdicts.Of(Settle(outcome, workspace, source, row)[0]);
        SetVerdict(context, verdict.Word());
        switch (verdict)
        {
            case Verdict.Stored or Verdict.Duplicate:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            case Verdict.Invalid:
                return ProblemAnswer.WriteAsync(context, EventProblems.RefusedByStore);
            default:
                return ProblemAnswer.WriteAsync(context, Unavailable.Problem(outcome));
        }
    }

    /// <summary>Takes all events of a batch, answered one by one; none is refused because of another.</summary>
    public async Task TakeAllAsync(HttpContext context, IngestWorkspace workspace, EventSource source, RowContext row)
    {
        // Rows are about as long as their events: one piece of memory from the start, instead of growing into it.
        workspace.Rows.GetSpan(source.Bytes.Length);
        for (var index = 0; index < workspace.Slices.Count; index++)
        {
            var rowStart = workspace.Rows.Length;
            if (Check(workspace, source, index, row) is { } report)
            {
                workspace.Refused.Add(new EventResult(index, report.Id, Verdict.Invalid, report.Faults));
                continue;
            }

            Accept(workspace, source, index, rowStart);
        }

        Claim(workspace, source, row.Producer);
        var outcome = workspace.Accepted.Count == 0
            ? CommitOutcome.Stored
            : Settle(await sink.CommitAsync(workspace.AcceptedRows), workspace, source, row);
        var whole = await BatchOutcome.OfAsync(outcome, workspace, source);
        await (source.Shape == BodyShape.CollectorEvents
            ? new CollectorAnswer(workspace.Slices.Count, whole.Results, whole.Outcome).WriteAsync(context)
            : new BatchAnswer(workspace.Slices.Count - whole.Results.Count, whole.Results, whole.Outcome, AnswerDetails.From(context.Request)).WriteAsync(context));
    }

    private Task? RefuseOne(HttpContext context, IngestWorkspace workspace, EventSource source, in RowContext row)
    {
        if (Check(workspace, source, 0, row) is { } report)
        {
            if (report.Finding != EventFinding.ForeignApp)
            {
                SetVerdict(context, Verdict.Invalid.Word());
            }

            return ProblemAnswer.WriteAsync(context, EventProblems.For(report, source.Shape == BodyShape.Dws ? ProblemTypes.InvalidDwsEvent : ProblemTypes.InvalidEvent));
        }

        Accept(workspace, source, 0, rowStart: 0);
        Claim(workspace, source, row.Producer);
        return null;
    }

    /// <summary>Ends the claims on the ids of rows by their outcome: before any copy is waited for, and whatever the outcome.</summary>
    private CommitOutcome Settle(CommitOutcome outcome, IngestWorkspace workspace, EventSource source, in RowContext context)
    {
        var rows = workspace.Accepted.Count;
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
        return source.Shape is BodyShape.BareData or BodyShape.Dws ? report.WithinData() : report;
    }

    /// <summary>Takes note of the event checked last.</summary>
    private static void Accept(IngestWorkspace workspace, EventSource source, int index, int rowStart)
    {
        var id = workspace.Validator.LastId;
        workspace.Accepted.Add(new AcceptedEvent(index, id, rowStart));
        if (source.Ids == IdOrigin.Client)
        {
            workspace.Claims.Add(EventIds.Parse(source[workspace.Slices[index]], id));
        }
    }

    /// <summary>Claims the ids of all accepted events at once; those that came before have no row, and wait for the outcome to share.</summary>
    private void Claim(IngestWorkspace workspace, EventSource source, Producer producer)
    {
        if (source.Ids == IdOrigin.Receiver)
        {
            return;
        }

        var before = workspace.Claims.Claim(producer.Name);
        if (before.Count == 0)
        {
            return;
        }

        workspace.SetAside(before);
        for (var copy = 0; copy < before.Count; copy++)
        {
            ledger.Copied();
        }
    }

    private static void SetVerdict(HttpContext context, string verdict) => context.Response.Headers[Verdicts.Header] = verdict;
}
