using System.Text.Json;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Answering;

/// <summary>Writes the answer to a batch: how many were stored, and a verdict for each event that was not.</summary>
/// <param name="Stored">Events that are durable.</param>
/// <param name="Results">The others, in order.</param>
/// <param name="Outcome">What the store said.</param>
/// <param name="Detail">Whether errors are listed; a client leaves them out by <c>Prefer: return=minimal</c> (RFC 7240).</param>
internal sealed record BatchAnswer(int Stored, IReadOnlyList<EventResult> Results, CommitOutcome Outcome, AnswerDetail Detail)
{
    public Task WriteAsync(HttpContext context)
    {
        if (Outcome.Reason != RetryReason.None)
        {
            ProblemAnswer.SetRetryAfter(context.Response, Outcome.RetryAfter);
        }

        if (Detail == AnswerDetail.Minimal)
        {
            context.Response.Headers["Preference-Applied"] = "return=minimal";
        }

        var isOnlyRetries = Results.Count > 0 && Stored == 0 && Results.All(r => r.Verdict == Verdict.Retry);
        return isOnlyRetries
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, ProblemAnswer.MediaType, this, static (writer, a) => a.WriteUnavailable(writer))
            : JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", this, static (writer, a) => a.WriteMembers(writer));
    }

    private void WriteUnavailable(Utf8JsonWriter writer)
    {
        ProblemAnswer.WriteMembers(writer, Unavailable.Problem(Outcome));
        WriteMembers(writer);
    }

    private void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteNumber("stored"u8, Stored);
        writer.WriteStartArray("results"u8);
        foreach (var result in Results)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, result.Index);
            if (result.Id is { } id)
            {
                writer.WriteString("id"u8, id);
            }

            writer.WriteString("verdict"u8, result.Verdict.Word());
            if (Detail == AnswerDetail.Full && result.Errors.Count > 0)
            {
                JsonAnswer.WriteErrors(writer, result.Errors);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
