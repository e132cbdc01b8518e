using System.Text;
using Telemetry.Client.Events;

namespace Telemetry.Client.Consenting;

/// <summary>The words of the notice and of the question. What is collected and what never is comes from the catalogue.</summary>
/// <param name="app">The app's name.</param>
/// <param name="destination">The host that events are sent to.</param>
/// <param name="prefix">The prefix of the app's variables.</param>
/// <param name="consentFile">Where the answer is kept.</param>
/// <param name="level">Whether texts are collected too.</param>
internal sealed class DisclosureText(string app, string destination, string prefix, string consentFile, TelemetryLevel level)
{
    /// <summary>The narrowest terminal that people use.</summary>
    private const int Width = 80;

    private const string Indent = "  ";

    internal string Unanswered => $"That is neither yes nor no, so {app} reports nothing, and asks again another time.\n\n";

    internal string Question(ConsentState known)
    {
        var text = new StringBuilder("\n");
        Paragraph(text, "", $"{app} can report how it is used to {destination}. Nothing is reported unless you say yes.");
        if (known == ConsentState.GrantedForOlderFields)
        {
            Paragraph(text, "", "You agreed before, but what is reported has changed since.");
        }

        Collected(text);
        Paragraph(
            text,
            "",
            $"You can change your mind: {prefix}_TELEMETRY_DISABLED=1 or DO_NOT_TRACK=1 turns it off for the runs that see it. Your answer is kept in {consentFile}.");
        return text.Append($"\nMay {app} report how it is used? [y/N, Enter: not now] ").ToString();
    }

    internal string Notice()
    {
        var text = new StringBuilder("\n");
        Paragraph(text, "", $"From its next run on, {app} reports how it is used to {destination}. This run reports nothing, and this notice is not shown again.");
        Collected(text);
        Paragraph(
            text,
            "",
            $"To refuse, set {prefix}_TELEMETRY_DISABLED=1 or DO_NOT_TRACK=1, or write {{ \"{ConsentKeys.Consent}\": \"{ConsentKeys.Refused}\" }} into {consentFile}.");
        return text.Append('\n').ToString();
    }

    internal string Agreed(StoreOutcome outcome) => outcome == StoreOutcome.Stored
        ? $"Thank you. {app} reports from now on.\n\n"
        : $"Your answer could not be kept, so {app} reports nothing.\n\n";

    internal string Refused(StoreOutcome outcome) => outcome switch
    {
        StoreOutcome.Stored => $"{app} reports nothing, and does not ask again.\n\n",
        StoreOutcome.ErasurePending => $"{app} reports nothing, and does not ask again. What is left of earlier runs is erased by the next one.\n\n",
        _ => $"{app} reports nothing. Your answer could not be kept, so it may ask again.\n\n",
    };

    private void Collected(StringBuilder text)
    {
        text.Append("\nWhat is reported:\n");
        foreach (var kind in CollectedData.Kinds)
        {
            var fields = level == TelemetryLevel.Text ? kind.Fields.Concat(kind.TextFields) : kind.Fields;
            Paragraph(text, Indent, $"{kind.Name}: {kind.Description}{Listing(fields)}");
        }

        text.Append("\nWhat is never reported:\n");
        foreach (var sentence in CollectedData.Never)
        {
            Paragraph(text, Indent, sentence);
        }

        text.Append('\n');
    }

    private static string Listing(IEnumerable<string> fields)
    {
        var names = string.Join(", ", fields);
        return names.Length == 0 ? "" : $" ({names})";
    }

    /// <summary>Words are not broken; lines after the first are indented once more.</summary>
    private static void Paragraph(StringBuilder text, string indent, string words)
    {
        var line = new StringBuilder(indent);
        var isStart = true;
        foreach (var word in words.Split(' '))
        {
            if (!isStart && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(indent).Append(indent);
                isStart = true;
            }

            line.Append(isStart ? "" : " ").Append(word);
            isStart = false;
        }

        text.Append(line).Append('\n');
    }
}
