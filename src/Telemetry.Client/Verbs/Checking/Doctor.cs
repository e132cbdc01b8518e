using Telemetry.Client.Deciding;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Verbs.Checking;

/// <summary>Runs the checks one by one, and tells each as it is done.</summary>
internal sealed class Doctor(TelemetryOptions options, TelemetryHost host)
{
    private readonly List<CheckResult> _done = [];

    internal async Task<int> RunAsync(TextWriter output, VerbFormat format, CancellationToken cancellation)
    {
        var report = StatusReport.Read(options, host);
        Tell(DecisionChecks.Decision(report.Decision));
        Tell(DecisionChecks.Destination(report));
        Tell(new("build", CheckLevel.Ok, $"Built in: {BuildText.Of(report.Build)}."));
        if (Holdings.Find(options, host) is { } holdings)
        {
            Tell(PlaceChecks.Consent(holdings, report.Decision.Inputs.Consent));
            Tell(PlaceChecks.State(holdings));
            Tell(PlaceChecks.Spool(report, host.Time.GetUtcNow()));
        }
        else
        {
            Tell(new("store", CheckLevel.Warn, "There is no home, so no decision is kept and no event waits for a later run. Set HOME, or LOCALAPPDATA on Windows."));
        }

        var settings = DestinationSettings.Read(options, new VariableNames(options.EffectivePrefix), host.Environment, host.BuiltIn());
        if (settings is { UrlState: UrlState.Usable, Url: { } url })
        {
            Tell(ProxyCheck.Of(url));
            foreach (var result in await new Canary(options, host, settings).CheckAsync(report.Decision, cancellation).ConfigureAwait(false))
            {
                Tell(result);
            }
        }

        if (format == VerbFormat.Json)
        {
            output.Write(Json());
        }

        return _done.Exists(c => c.Level == CheckLevel.Fail) ? ExitCode.Found : ExitCode.Success;

        void Tell(CheckResult result)
        {
            _done.Add(result);
            if (format == VerbFormat.Text)
            {
                output.Write($"{JsonText.Word(result.Level),-5}{result.Name,-13}{result.Finding}\n");
            }
        }
    }

    private string Json() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("level", JsonText.Word(_done.Max(c => c.Level)));
        json.WriteStartArray("checks");
        foreach (var check in _done)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("level", JsonText.Word(check.Level));
            json.WriteString("finding", check.Finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("build");
        StatusJson.Build(json, host.BuiltIn());
        json.WriteEndObject();
    });
}
