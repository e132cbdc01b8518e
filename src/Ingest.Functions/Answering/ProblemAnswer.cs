using System.Globalization;
using System.Text.Json;

namespace Ingest.Functions.Answering;

/// <summary>Writes a <see cref="Problem"/> as <c>application/problem+json</c>.</summary>
internal static class ProblemAnswer
{
    public const string MediaType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            SetRetryAfter(context.Response, wait);
        }

        return JsonAnswer.WriteAsync(context, problem.Type.Status, MediaType, problem, static (writer, p) => WriteMembers(writer, p));
    }

    /// <summary>Whole seconds, never 0: a client that is told 0 comes back at once.</summary>
    public static void SetRetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    public static void WriteMembers(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteString("type"u8, problem.Type.Uri);
        writer.WriteString("title"u8, problem.Type.Title);
        writer.WriteNumber("status"u8, problem.Type.Status);
        writer.WriteString("detail"u8, problem.Detail);
        if (problem.Reason is { } reason)
        {
            writer.WriteString("reason"u8, reason);
        }

        if (problem.Reference is { } reference)
        {
            writer.WriteString("reference"u8, reference);
        }

        if (problem.Errors.Count > 0)
        {
            JsonAnswer.WriteErrors(writer, problem.Errors);
        }
    }
}
