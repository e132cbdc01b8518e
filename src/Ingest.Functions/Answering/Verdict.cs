namespace Ingest.Functions.Answering;

/// <summary>What a client does next with an event.</summary>
internal enum Verdict
{
    /// <summary>It is durable: forget it.</summary>
    Stored,

    /// <summary>It will never be taken: drop it.</summary>
    Invalid,

    /// <summary>It was not stored and may be sent again.</summary>
    Retry,
}

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
