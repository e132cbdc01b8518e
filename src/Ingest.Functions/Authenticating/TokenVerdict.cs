namespace Ingest.Functions.Authenticating;

/// <summary>The outcome of a token check.</summary>
/// <param name="Producer">Who it is; null where refused.</param>
/// <param name="ClaimedId">The id the token names, where it could be read. An id is no secret.</param>
internal readonly record struct TokenVerdict(TokenReason Reason, Producer? Producer, string? ClaimedId)
{
    public static TokenVerdict Refused(TokenReason reason, string? claimedId = null) => new(reason, null, claimedId);
}
