namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>How the upload of one body ended.</summary>
/// <param name="Step">Its last step: <see cref="StepKind.Done"/>, <see cref="StepKind.Halve"/>, <see cref="StepKind.Refuse"/> or <see cref="StepKind.GiveUp"/>.</param>
/// <param name="Answer">The answer that led to it.</param>
internal readonly record struct BodyResult(UploadStep Step, UploadAnswer Answer, string RequestId)
{
    /// <summary>Whether the service could not be reached or would not work, as opposed to having said something about these rows or this receiver.</summary>
    public bool IsOutage => Step.Kind == StepKind.GiveUp && (Answer.Kind is AnswerKind.Failed or AnswerKind.Throttled or AnswerKind.NoToken);
}
