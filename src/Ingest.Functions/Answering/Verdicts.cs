namespace Ingest.Functions.Answering;

/// <summary>The words of verdicts on the wire.</summary>
internal static class Verdicts
{
    public const string Header = "X-Telemetry-Verdict";

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Stored => "stored",
        Verdict.Invalid => "invalid",
        Verdict.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
