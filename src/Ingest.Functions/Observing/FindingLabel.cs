using Ingest.Functions.Validating;

namespace Ingest.Functions.Observing;

/// <summary>Findings as label values and as the reasons of rejects.</summary>
internal static class FindingLabel
{
    /// <summary>The event conforms, but the store has refused its row.</summary>
    public const string Store = "store";

    public static string Of(EventFinding finding) => finding switch
    {
        EventFinding.Malformed => "malformed",
        EventFinding.Invalid => "invalid",
        EventFinding.Unknown => "unknown",
        EventFinding.ForeignApp => "foreign-app",
        EventFinding.TooLarge => "too-large",
        EventFinding.TooDeep => "too-deep",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "A valid event is not refused."),
    };
}
