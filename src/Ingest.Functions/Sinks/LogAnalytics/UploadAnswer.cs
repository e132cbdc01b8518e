namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>What came of one call.</summary>
/// <param name="Status">The HTTP status; 0 where there was none.</param>
/// <param name="Code">The service's own code of its error, or the kind of a fault on the way; for the log. Never content.</param>
/// <param name="RetryAfter">When the service asks to be called again.</param>
internal readonly record struct UploadAnswer(AnswerKind Kind, int Status = 0, string? Code = null, TimeSpan? RetryAfter = null)
{
    public static readonly UploadAnswer Interrupted = new(AnswerKind.Interrupted);

    public static UploadAnswer Of(int status, string? code = null, TimeSpan? retryAfter = null) => new(KindOf(status), status, code, retryAfter);

    public static UploadAnswer Failed(string code) => new(AnswerKind.Failed, Code: code);

    public static UploadAnswer NoToken(string code) => new(AnswerKind.NoToken, Code: code);

    // Statuses: Azure Monitor, Logs Ingestion API overview. Nothing but 204 is success.
    private static AnswerKind KindOf(int status) => status switch
    {
        204 => AnswerKind.Stored,
        400 => AnswerKind.RowsRefused,
        401 => AnswerKind.TokenRefused,
        403 => AnswerKind.RoleMissing,
        404 => AnswerKind.RuleMissing,
        408 => AnswerKind.Failed,
        413 => AnswerKind.TooLarge,
        429 => AnswerKind.Throttled,
        >= 500 and <= 599 => AnswerKind.Failed,
        _ => AnswerKind.Unexpected,
    };
}
