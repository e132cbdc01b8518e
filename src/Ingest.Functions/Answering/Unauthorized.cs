using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Answering;

/// <summary>Answers to tokens that do not open the route (RFC 6750, section 3).</summary>
internal static class Unauthorized
{
    private static readonly Problem NoToken = new(
        ProblemTypes.Unauthorized, "Expected Authorization: Bearer with a valid token of this receiver; there is none, or it is not valid.");

    private static readonly Problem NoKey = new(
        ProblemTypes.Unauthorized, "Expected x-apikey with a valid key of this receiver, which is the id of a token, \"-\" and the token; there is none, or it is not valid.");

    public static Task WriteAsync(HttpContext context, TokenReason reason, TokenPlace place = TokenPlace.Bearer)
    {
        if (place == TokenPlace.ApiKey)
        {
            // RFC 9110, section 11.6.1, wants a challenge; that collector's own scheme is registered nowhere.
            context.Response.Headers.WWWAuthenticate = "ApiKey";
            return ProblemAnswer.WriteAsync(context, NoKey);
        }

        context.Response.Headers.WWWAuthenticate = reason == TokenReason.Missing ? "Bearer error=\"invalid_request\"" : "Bearer error=\"invalid_token\"";
        return ProblemAnswer.WriteAsync(context, NoToken);
    }

    public static Task WriteScopeAsync(HttpContext context, ProducerScopes needed)
    {
        var scope = needed.ToString().ToLowerInvariant();
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
        return ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.ForbiddenScope, $"Expected a token with the scope {scope}; this one does not have it."));
    }
}
