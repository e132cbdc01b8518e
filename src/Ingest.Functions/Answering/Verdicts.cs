using Ingest.Functions.Sinks;

namespace Ingest.Functions.Answering;

/// <summary>The words of verdicts on the wire.</summary>
internal static class Verdicts
{
    public const string Header = "X-Telemetry-Verdict";

    public static Verdict Of(RowVerdict row) => row switch
    {
        RowVerdict.Stored => Verdict.Stored,
        RowVerdict.Invalid => Verdict.Invalid,
        _ => Verdict.Retry,
    };

    /// <summary>Of a copy, by what became of the row that came first.</summary>
    public static Verdict OfCopy(RowVerdict first) => first == RowVerdict.Stored ? Verdict.Duplicate : Of(first);

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Stored => "stored",
        Verdict.Duplicate => "duplicate",
        Verdict.Invalid => "invalid",
        Verdict.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
