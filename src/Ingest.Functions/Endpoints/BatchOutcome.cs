using Ingest.Functions.Answering;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>What became of a whole batch.</summary>
/// <param name="Outcome">Says why and when to come back, where some events are to be sent again.</param>
/// <param name="Results">The events that were not stored, in order.</param>
internal readonly record struct BatchOutcome(CommitOutcome Outcome, List<EventResult> Results)
{
    /// <summary>Joins what validation refused, what the store said to the rows, and what the copies share.</summary>
    public static async ValueTask<BatchOutcome> OfAsync(CommitOutcome rows, IngestWorkspace workspace, EventSource source)
    {
        if (rows.IsStored && workspace.Copies.Count == 0)
        {
            return new BatchOutcome(rows, workspace.Refused);
        }

        var whole = rows;
        var results = new List<EventResult>(workspace.Refused);
        for (var row = 0; row < workspace.Accepted.Count; row++)
        {
            if (Verdicts.Of(rows[row]) is not Verdict.Stored and var verdict)
            {
                results.Add(Result(workspace.Accepted[row], verdict, workspace, source));
            }
        }

        foreach (var copy in workspace.Copies)
        {
            var first = await copy.First;
            results.Add(Result(copy.Event, Verdicts.OfCopy(first[0]), workspace, source));
            whole = Longer(whole, first);
        }

        results.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        return new BatchOutcome(whole, results);
    }

    private static CommitOutcome Longer(CommitOutcome left, CommitOutcome right) =>
        right.Reason != RetryReason.None && (left.Reason == RetryReason.None || right.RetryAfter > left.RetryAfter) ? right : left;

    private static EventResult Result(AcceptedEvent accepted, Verdict verdict, IngestWorkspace workspace, EventSource source)
    {
        var id = EventIds.Read(source[workspace.Slices[accepted.Index]], accepted.Id);
        return new EventResult(accepted.Index, id, verdict, verdict == Verdict.Invalid ? EventProblems.RefusedByStore.Errors : []);
    }
}
