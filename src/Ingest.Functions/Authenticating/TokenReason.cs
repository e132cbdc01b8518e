namespace Ingest.Functions.Authenticating;

/// <summary>Why a request's token was or was not taken. Only the log tells them apart; the answer is the same for all refusals.</summary>
internal enum TokenReason
{
    Accepted,

    /// <summary>No header with a token.</summary>
    Missing,

    /// <summary>Not one header of the form that the route asks for, or not a token of ours.</summary>
    Malformed,

    /// <summary>The right form, but mistyped.</summary>
    BadChecksum,

    /// <summary>No such producer.</summary>
    Unknown,

    /// <summary>The producer exists, the secret differs.</summary>
    WrongSecret,
    NotYetValid,
    Expired,
    Disabled,
}
