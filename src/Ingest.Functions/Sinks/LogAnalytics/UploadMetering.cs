using Ingest.Functions.Observing;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Makes figures of what it hears.</summary>
internal sealed class UploadMetering(ReceiverMetrics metrics) : IUploadObserver
{
    public void Started(int rows, int bytes)
    {
    }

    public void Finished(in UploadAnswer answer, TimeSpan duration, int rows, int bytes) => metrics.UploadEnded(Word(answer), duration);

    public void Retried(in UploadAnswer answer) => metrics.UploadRetried(Word(answer));

    /// <summary>The status, or why there was none: a fixed set, so that a label never takes what a server makes up.</summary>
    public static string Word(in UploadAnswer answer) => answer.Kind switch
    {
        AnswerKind.Stored => "204",
        AnswerKind.RowsRefused => "400",
        AnswerKind.TokenRefused => "401",
        AnswerKind.RoleMissing => "403",
        AnswerKind.RuleMissing => "404",
        AnswerKind.TooLarge => "413",
        AnswerKind.Throttled => "429",
        AnswerKind.NoToken => "no-token",
        AnswerKind.Interrupted => "interrupted",
        AnswerKind.Failed => answer.Status switch
        {
            0 => "network",
            408 => "408",
            _ => "5xx",
        },
        _ => "other",
    };
}
