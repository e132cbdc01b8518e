using Ingest.Functions.Sinks;

namespace Ingest.Functions.Answering;

/// <summary>The answer to a OneCollector body: how many events were taken, as that collector says it.</summary>
/// <param name="Events">Events of the body.</param>
/// <param name="Results">Those that were not stored, in order.</param>
/// <param name="Outcome">What the store said.</param>
internal sealed record CollectorAnswer(int Events, IReadOnlyList<EventResult> Results, CommitOutcome Outcome)
{
    /// <summary>By which that collector names an error; its clients log it.</summary>
    public const string ErrorHeader = "Collector-Error";

    private int Refused => Results.Count(r => r.Verdict == Verdict.Invalid);

    public Task WriteAsync(HttpContext context)
    {
        // Its clients know of no verdicts: what is to come again comes as a whole, and what was stored is known by its id.
        if (Results.Any(r => r.Verdict == Verdict.Retry))
        {
            return ProblemAnswer.WriteAsync(context, Unavailable.Problem(Outcome));
        }

        if (Refused == Events)
        {
            context.Response.Headers[ErrorHeader] = "InvalidEvent";
            return ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.InvalidCollectorEvent, "No event of this body is one of the catalogue's; errors[] is about the first.") { Errors = Results[0].Errors });
        }

        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", this, static (writer, answer) =>
        {
            writer.WriteNumber("acc"u8, answer.Events - answer.Refused);
            if (answer.Refused > 0)
            {
                writer.WriteNumber("rej"u8, answer.Refused);
            }
        });
    }
}
