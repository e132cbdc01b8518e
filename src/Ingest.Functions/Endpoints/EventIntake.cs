using Ingest.Functions.Answering;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>The way of events from their bytes to their verdicts: check each, store the rows of the good ones, answer.</summary>
internal sealed class EventIntake(IRowSink sink)
{
    /// <summary>Takes one event, answered by a status of its own.</summary>
    /// <param name="events">The bytes that the workspace's only slice lies in.</param>
    public async Task TakeOneAsync(HttpContext context, IngestWorkspace workspace, PooledBuffer events, RowContext row, BodyShape shape)
    {
        if (Check(workspace, events, 0, row, shape) is { } report)
        {
            var verdict = report.Finding == EventFinding.ForeignApp ? null : Verdict.Invalid.Word();
            SetVerdict(context, verdict);
            await ProblemAnswer.WriteAsync(context, EventProblems.For(report));
            return;
        }

        var outcome = await sink.CommitAsync(new RowSet(workspace.Rows.WrittenMemory, 1));
        if (outcome.IsStored)
        {
            SetVerdict(context, Verdict.Stored.Word());
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        SetVerdict(context, Verdict.Retry.Word());
        await ProblemAnswer.WriteAsync(context, Unavailable.Problem(outcome));
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
        var answer = outcome.IsStored
            ? new BatchAnswer(workspace.Accepted.Count, workspace.Refused, outcome, AnswerDetails.From(context.Request))
            : new BatchAnswer(0, WithRetries(workspace, events), outcome, AnswerDetails.From(context.Request));
        await answer.WriteAsync(context);
    }

    private static EventReport? Check(IngestWorkspace workspace, PooledBuffer events, int index, in RowContext row, BodyShape shape)
    {
        var slice = workspace.Slices[index];
        var report = workspace.Validator.Check(events.Written.Slice(slice.Start, slice.Length), slice.Fault, row, workspace.Rows);
        return shape == BodyShape.BareData ? report?.WithinData() : report;
    }

    private static List<EventResult> WithRetries(IngestWorkspace workspace, PooledBuffer events) =>
        [.. workspace.Refused
            .Concat(workspace.Accepted.Select(a => new EventResult(
                a.Index, EventIds.Read(events.Written.Slice(a.Start, a.Length), a.Id), Verdict.Retry, [])))
            .OrderBy(r => r.Index)];

    private static void SetVerdict(HttpContext context, string? verdict)
    {
        if (verdict is not null)
        {
            context.Response.Headers[Verdicts.Header] = verdict;
        }
    }
}
