namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>What to do about a body after an answer.</summary>
internal enum StepKind
{
    /// <summary>Nothing: its rows are stored.</summary>
    Done,

    /// <summary>Wait, then send it again.</summary>
    TryAgain,

    /// <summary>Send it again at once with a token from the issuer.</summary>
    RenewToken,

    /// <summary>Send its halves instead.</summary>
    Halve,

    /// <summary>Nothing: its one row will never be taken.</summary>
    Refuse,

    /// <summary>Leave it to the client.</summary>
    GiveUp,
}
