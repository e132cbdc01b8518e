namespace LogsIngestion.StandIn.Rules;

/// <summary>An answer other than 204.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The value of <c>error.code</c> in the body.</param>
/// <param name="Message">The value of <c>error.message</c>.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    /// <summary>The value of <c>Retry-After</c>, or null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The value of <c>WWW-Authenticate</c>, or null for none.</summary>
    public string? Challenge { get; init; }
}
