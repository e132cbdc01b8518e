using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Observing;

/// <summary>Reasons of refused tokens as label values.</summary>
internal static class TokenLabel
{
    public static string Of(TokenReason reason) => reason switch
    {
        TokenReason.Missing => "missing",
        TokenReason.Malformed => "malformed",
        TokenReason.BadChecksum => "bad-checksum",
        TokenReason.Unknown => "unknown",
        TokenReason.WrongSecret => "wrong-secret",
        TokenReason.NotYetValid => "not-yet-valid",
        TokenReason.Expired => "expired",
        TokenReason.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A token that was accepted is not refused."),
    };
}
