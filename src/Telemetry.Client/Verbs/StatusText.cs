using System.Text;
using Telemetry.Client.Events;

namespace Telemetry.Client.Verbs;

/// <summary>The status for a person.</summary>
internal static class StatusText
{
    internal static string Of(StatusReport report)
    {
        var text = new StringBuilder();
        var decision = report.Decision;
        Line("Recording", $"{JsonText.Word(decision.Recording)}, level {JsonText.Word(decision.Level)}");
        Line("", decision.Explanation);
        if (decision.Tee is { } tee)
        {
            Line("Sending too", $"{JsonText.Word(tee.Recording)}. {tee.Explanation}");
        }

        Line("Looked at", Inputs(decision.Inputs));
        Line("Consent", JsonText.Word(decision.Inputs.Consent));
        Line("Sends to", report.Url is null ? "nowhere" : $"{report.Url}, {Token(report.TokenId)}");
        Line("Files", report.ConsentFile ?? "none: there is no home to keep any in");
        if (report.StateFolder is { } state)
        {
            Line("", state);
        }

        if (report.EventsFile is { } file)
        {
            Line("", $"{file} (events)");
        }

        Counts();
        Line("Install id", report.HasInstallId ? "present" : "absent");
        Line("Built in", BuildText.Of(report.Build));
        return text.ToString();

        void Counts()
        {
            var delivery = report.Delivery;
            Line("Queued", report.Queued is { Oldest: { } oldest } ? $"{PlainText.Events(report.Queued.Events)}, the oldest of {WireText.Of(oldest)}" : "nothing");
            var since = delivery.LastReport is { } last ? $" since {WireText.Of(last)}" : "";
            Line("Sent", $"{PlainText.Events(delivery.Sent)}{since}");
            Line("Dropped", delivery.Lost.IsEmpty ? $"none{since}" : $"{delivery.Lost}{since}");
            Line("Last accepted", delivery.LastAccepted is { } accepted ? WireText.Of(accepted) : "never");
            if (delivery.PausedUntil is { } pause)
            {
                Line("Paused until", $"{WireText.Of(pause)}, as the receiver asked");
            }
        }

        void Line(string name, string value) => text.Append(name.PadRight(15)).Append(value).Append('\n');
    }

    internal static string Token(string? id) => id is null ? "no token" : $"token {id}";

    /// <summary>What is set, out of all that is looked at: what is absent decides nothing.</summary>
    private static string Inputs(DecisionInputs inputs)
    {
        var set = new List<string>();
        Add("policy", inputs.Policy, MachinePolicy.Absent);
        Add(Deciding.VariableNames.DoNotTrack, inputs.DoNotTrack, SettingState.Absent);
        Add($"{inputs.EnvironmentPrefix}_TELEMETRY_DISABLED", inputs.Disabled, SettingState.Absent);
        Add($"{inputs.EnvironmentPrefix}_TELEMETRY_ENABLED", inputs.Enabled, SettingState.Absent);
        Add($"{inputs.EnvironmentPrefix}_TELEMETRY_FILE", inputs.File, SettingPresence.Absent);
        Add("URL", inputs.Url, UrlState.Absent);
        Add("posture", inputs.Posture, TelemetryPosture.Off);
        Add("notice", inputs.Notice, NoticeState.NotShown);
        set.AddRange(inputs.CiVariable is { } ci ? [$"CI by {ci}"] : []);
        set.AddRange(inputs.AgentVariable is { } agent ? [$"agent by {agent}"] : []);
        return set.Count == 0 ? "nothing is set" : string.Join(", ", set);

        void Add<T>(string name, T value, T absent)
            where T : struct, Enum
        {
            if (!value.Equals(absent))
            {
                set.Add($"{name} {JsonText.Word(value)}");
            }
        }
    }
}
