using System.Globalization;
using Ingest.Functions.Limiting;

namespace Ingest.Functions.Answering;

/// <summary>
/// What a producer with a limit is told about it: <c>RateLimit-Policy</c> and <c>RateLimit</c> in the form that
/// draft-ietf-httpapi-ratelimit-headers has had since its version 08 (q and r in events, w and t in seconds), and
/// <c>RateLimit-Limit</c>, <c>-Remaining</c> and <c>-Reset</c> as its versions up to 06 had them, which most clients read.
/// </summary>
internal static class RateLimited
{
    public static void SetHeaders(HttpResponse response, RatePolicy policy, RateReading reading)
    {
        var headers = response.Headers;
        var window = (policy.Burst + policy.PerSecond - 1) / policy.PerSecond;
        var reset = (long)Math.Ceiling(reading.UntilFull.TotalSeconds);
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"events\";q={policy.Burst};w={window}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"events\";r={reading.Remaining};t={reset}");
        headers["RateLimit-Limit"] = policy.Burst.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = reading.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
    }

    public static Task WriteAsync(HttpContext context, RatePolicy policy, RateReading reading)
    {
        SetHeaders(context.Response, policy, reading);
        return ProblemAnswer.WriteAsync(context, new Problem(
            ProblemTypes.RateLimited,
            string.Create(CultureInfo.InvariantCulture, $"Expected at most {policy.PerSecond} events a second from this producer, and {policy.Burst} at once; more came, so nothing was stored."))
        {
            RetryAfter = reading.Wait,
        });
    }
}
