using System.Globalization;
using LogsIngestion.StandIn.Tokens;

namespace LogsIngestion.StandIn.Rules;

/// <summary>The documented rules, in the order in which a call meets them.</summary>
internal sealed class CallJudge(IReadOnlyList<IngestionRule> rules, TokenIssuer tokens, RowReader reader, TimeProvider clock)
{
    private readonly Dictionary<string, (IngestionRule Rule, RateMeter Meter)> _rules =
        rules.ToDictionary(rule => rule.ImmutableId, rule => (rule, new RateMeter(rule.Limit)), StringComparer.Ordinal);

    /// <param name="call">The call.</param>
    /// <param name="limit">The most bytes of its body.</param>
    public Judgement Judge(UploadCall call, int limit)
    {
        if (call.ApiVersion != ServiceLimits.ApiVersion)
        {
            return Refused(400, "UnsupportedApiVersion", $"The api-version must be {ServiceLimits.ApiVersion}.");
        }

        if (tokens.Check(call.Authorization, ServiceLimits.Audience) is var verdict and not TokenVerdict.Valid)
        {
            return Judgement.Refused(Unauthorized(verdict));
        }

        if (!_rules.TryGetValue(call.Rule, out var known))
        {
            return Refused(404, "NotFound", $"Data collection rule with immutable Id '{call.Rule}' not found.");
        }

        if (known.Rule.Role == RoleAssignment.Missing)
        {
            return Refused(403, "OperationFailed", $"The authentication token provided does not have access to ingest data for the data collection rule with immutable Id '{call.Rule}'.");
        }

        if (!known.Rule.Declares(call.Stream))
        {
            return Refused(404, "NotFound", $"The rule declares no stream '{call.Stream}'.");
        }

        if (known.Meter.Take(clock.GetUtcNow(), call.WireBytes) is { } wait)
        {
            return Judgement.Refused(new Refusal(429, "TooManyRequests", "The rule's limit for this window of time is reached.")
            {
                RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            });
        }

        return JudgeBody(call, known.Rule, limit);
    }

    private Judgement JudgeBody(UploadCall call, IngestionRule rule, int limit)
    {
        if (call.ContentType?.Split(';')[0].Trim() != "application/json")
        {
            return Refused(415, "UnsupportedMediaType", "Content-Type is not application/json.");
        }

        var body = BodyDecoder.Decode(call, limit);
        return body.Refusal is { } refusal ? Judgement.Refused(refusal) : reader.Read(body.Json, rule.Columns);
    }

    private static Judgement Refused(int status, string code, string message) => Judgement.Refused(new Refusal(status, code, message));

    internal static Refusal Unauthorized(TokenVerdict verdict) => new(401, "Unauthorized", $"The token is not accepted: {verdict}.")
    {
        // RFC 6750, section 3: no error code where there was no token at all.
        Challenge = verdict == TokenVerdict.Missing
            ? $"""Bearer resource="{ServiceLimits.Audience}" """.TrimEnd()
            : $"""Bearer error="invalid_token", resource="{ServiceLimits.Audience}" """.TrimEnd(),
    };
}
