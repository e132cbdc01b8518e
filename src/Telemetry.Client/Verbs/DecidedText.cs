using System.Text;

namespace Telemetry.Client.Verbs;

/// <summary>What <c>on</c>, <c>off</c> and <c>erase</c> answer.</summary>
internal static class DecidedText
{
    internal static string Text(StoreOutcome outcome, TelemetryDecision decision, string? consentFile)
    {
        var text = new StringBuilder();
        text.Append(Sentence(outcome, consentFile)).Append('\n');
        text.Append("Recording is ").Append(JsonText.Word(decision.Recording)).Append(". ").Append(decision.Explanation).Append('\n');
        return text.ToString();
    }

    internal static string Json(StoreOutcome outcome, TelemetryDecision decision) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("outcome", JsonText.Word(outcome));
        json.WriteString("recording", JsonText.Word(decision.Recording));
        json.WriteNumber("rule", decision.Rule);
        json.WriteString("explanation", decision.Explanation);
        json.WriteEndObject();
    });

    private static string Sentence(StoreOutcome outcome, string? consentFile) => outcome switch
    {
        StoreOutcome.Stored => "Done.",
        StoreOutcome.ErasurePending => "It counts from now on, but not everything could be erased yet; each run of the app tries again, and records nothing before.",
        StoreOutcome.ChangedMeanwhile => "Someone else decided at the same moment; nothing was changed. Run it again.",
        StoreOutcome.Busy => "Another process holds the file; nothing was changed. Run it again.",
        _ => consentFile is null
            ? "There is no home to store it in; nothing was changed. Set HOME, or LOCALAPPDATA on Windows."
            : $"{consentFile} cannot be written; nothing was changed.",
    };
}
