using System.Text.Json;
using Telemetry.Client.BuiltIn;
using Telemetry.Client.Events;

namespace Telemetry.Client.Verbs;

/// <summary>The status for a script. Names and words stay the same from version to version; new ones may come.</summary>
internal static class StatusJson
{
    internal static string Of(StatusReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        Write(json, report);
        json.WriteEndObject();
    });

    /// <summary>The members, into an object that is open.</summary>
    internal static void Write(Utf8JsonWriter json, StatusReport report)
    {
        json.WriteString("app", report.App);
        json.WriteString("app_version", report.AppVersion);
        Decision(json, report.Decision);
        json.WritePropertyName("tee");
        if (report.Decision.Tee is { } tee)
        {
            json.WriteStartObject();
            Decision(json, tee);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        Inputs(json, report.Decision.Inputs);
        json.WriteStartObject("consent");
        json.WriteString("state", JsonText.Word(report.Decision.Inputs.Consent));
        json.WriteNumber("current_version", EventCatalogueInfo.ConsentVersion);
        json.WriteEndObject();
        json.WriteStartObject("destination");
        json.WriteString("url", report.Url);
        json.WriteString("token_id", report.TokenId);
        json.WriteEndObject();
        json.WriteStartObject("files");
        json.WriteString("consent", report.ConsentFile);
        json.WriteString("state", report.StateFolder);
        json.WriteString("events", report.EventsFile);
        json.WriteEndObject();
        Counts(json, report);
        json.WriteString("install_id", report.HasInstallId ? "present" : "absent");
        json.WritePropertyName("build");
        Build(json, report.Build);
    }

    internal static void Build(Utf8JsonWriter json, BuiltInSettings build)
    {
        json.WriteStartObject();
        json.WriteString("url", UrlLabel.Of(build.Url));
        json.WriteString("token_id", TokenLabel.Of(build.Token));
        json.WriteString("posture", JsonText.Word(build.Posture));
        json.WriteString("provider_group", build.ProviderGroup?.ToString("D"));
        json.WriteEndObject();
    }

    private static void Decision(Utf8JsonWriter json, TelemetryDecision decision)
    {
        json.WriteString("recording", JsonText.Word(decision.Recording));
        json.WriteString("level", JsonText.Word(decision.Level));
        json.WriteNumber("rule", decision.Rule);
        json.WriteString("explanation", decision.Explanation);
    }

    private static void Inputs(Utf8JsonWriter json, DecisionInputs inputs)
    {
        json.WriteStartObject("inputs");
        json.WriteString("environment_prefix", inputs.EnvironmentPrefix);
        json.WriteString("policy", JsonText.Word(inputs.Policy));
        json.WriteString("do_not_track", JsonText.Word(inputs.DoNotTrack));
        json.WriteString("disabled", JsonText.Word(inputs.Disabled));
        json.WriteString("enabled", JsonText.Word(inputs.Enabled));
        json.WriteString("url", JsonText.Word(inputs.Url));
        json.WriteString("file", JsonText.Word(inputs.File));
        json.WriteString("consent", JsonText.Word(inputs.Consent));
        json.WriteString("posture", JsonText.Word(inputs.Posture));
        json.WriteString("notice", JsonText.Word(inputs.Notice));
        json.WriteString("prompt", JsonText.Word(inputs.Prompt));
        json.WriteString("ci_variable", inputs.CiVariable);
        json.WriteString("agent_variable", inputs.AgentVariable);
        json.WriteString("interactivity", JsonText.Word(inputs.Interactivity));
        json.WriteString("tee", JsonText.Word(inputs.Tee));
        json.WriteString("level", JsonText.Word(inputs.Level));
        json.WriteString("options_fault", inputs.OptionsFault);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, StatusReport report)
    {
        var delivery = report.Delivery;
        json.WriteStartObject("counts");
        json.WriteNumber("queued", report.Queued.Events);
        Moment("oldest_queued", report.Queued.Oldest);
        json.WriteNumber("sent", delivery.Sent);
        json.WriteStartObject("dropped");
        foreach (var reason in StatusReport.Reasons)
        {
            json.WriteNumber(JsonText.Word(reason), delivery.Lost[reason]);
        }

        json.WriteEndObject();
        Moment("since", delivery.LastReport);
        Moment("last_accepted", delivery.LastAccepted);
        Moment("last_attempt", delivery.LastAttempt);
        Moment("next_attempt", delivery.NextAttempt);
        Moment("paused_until", delivery.PausedUntil);
        json.WriteNumber("failures", delivery.Failures);
        json.WriteEndObject();

        void Moment(string name, DateTimeOffset? moment) => json.WriteString(name, moment is { } known ? WireText.Of(known) : null);
    }
}
