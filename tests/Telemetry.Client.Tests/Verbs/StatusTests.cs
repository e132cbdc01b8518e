using System.Text.Json;
using Telemetry.Client.BuiltIn;
using Telemetry.Client.Delivering;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Verbs;

public sealed class StatusTests : IDisposable
{
    private const string Token = "tk_abcd1234_verysecretpartofthetoken";

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private TelemetryHost Host => TestHost.With(_home.Environment, _home.Time);

    [Fact]
    public async Task Status_NothingSet_SaysOffByWhichRuleAndWhy()
    {
        var result = await VerbResult.OfAsync(Host, "status");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal($"""
            Recording      off, level basic
                           Rule 5: there is nowhere to send to: no NOTES_TELEMETRY_URL, no NOTES_TELEMETRY_FILE, and no URL built in.
            Looked at      nothing is set
            Consent        none
            Sends to       nowhere
            Files          {_home.Folders.ConsentFile}
                           {_home.Folders.State}
            Queued         nothing
            Sent           0 events
            Dropped        none
            Last accepted  never
            Install id     absent
            Built in       nothing

            """.ReplaceLineEndings("\n"), result.Output);
    }

    [Fact]
    [Trait("Carries", "mxc.diagnostics")]
    public async Task StatusJson_AfterRuns_HasDecisionInputsFilesAndCounts()
    {
        await RecordAsync("gone", DeliveryVerdict.Stored);
        await RecordAsync("refused", DeliveryVerdict.Rejected);
        await RecordAsync("waits", DeliveryVerdict.Retry);

        var result = await VerbResult.OfAsync(Host, "status", "--json");

        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["app", "app_version", "recording", "level", "rule", "explanation", "tee", "inputs", "consent", "destination", "files", "counts", "install_id", "build"],
            root.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("on", 9, "Rule 9: NOTES_TELEMETRY_ENABLED says yes."), (Text(root, "recording"), root.GetProperty("rule").GetInt32(), Text(root, "explanation")));
        Assert.Equal(("yes", "usable", "absent"), (Text(root, "inputs", "enabled"), Text(root, "inputs", "url"), Text(root, "inputs", "policy")));
        Assert.Equal(("https://t.example/v1/events", "abcd1234"), (Text(root, "destination", "url"), Text(root, "destination", "token_id")));
        Assert.Equal((_home.Folders.ConsentFile, _home.Folders.State), (Text(root, "files", "consent"), Text(root, "files", "state")));
        var counts = root.GetProperty("counts");
        Assert.Equal(
            (1, 1, 1, 0),
            (Number(counts, "queued"), Number(counts, "sent"), Number(counts.GetProperty("dropped"), "rejected"), Number(counts.GetProperty("dropped"), "disk")));
        Assert.Equal(("2026-11-21T09:00:00.000Z", "present"), (Text(root, "counts", "last_accepted"), Text(root, "install_id")));
        Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DO_NOT_TRACK", "1", 2, "do_not_track")]
    [InlineData("NOTES_TELEMETRY_DISABLED", "yes", 3, "disabled")]
    [InlineData("NOTES_TELEMETRY_ENABLED", "perhaps", 4, "enabled")]
    [Trait("Carries", "mxc.diagnostics")]
    public async Task StatusJson_AGateIsClosed_NamesRuleAndInput(string variable, string value, int rule, string input)
    {
        SendTo("https://t.example");
        _home.Environment[variable] = value;

        using var document = JsonDocument.Parse((await VerbResult.OfAsync(Host, "status", "--json")).Output);

        Assert.Equal((rule, "off"), (document.RootElement.GetProperty("rule").GetInt32(), Text(document.RootElement, "recording")));
        Assert.NotEqual("absent", Text(document.RootElement, "inputs", input));
        Assert.Contains(variable, Text(document.RootElement, "explanation"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("status", "--json")]
    [InlineData("export")]
    [InlineData("doctor")]
    public async Task Run_SecretsEverywhere_ShowsNone(params string[] verb)
    {
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example/in?code=verysecretcode";
        _home.Environment["NOTES_TELEMETRY_TOKEN"] = Token;
        var build = new BuiltInSettings { Url = "https://user:verysecretword@b.example/x?key=verysecretkey", Token = "verysecretform" };

        var result = await VerbResult.OfAsync(Host with { BuiltIn = () => build }, verb);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain("verysecret", result.Output, StringComparison.Ordinal);
        Assert.Contains("abcd1234", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_AssemblyNamed_TellsWhatIsBuiltIntoIt()
    {
        var assembly = typeof(StatusTests).Assembly.Location;

        var result = await VerbResult.OfAsync(Host with { BuiltIn = () => new() { Url = "https://mine.example" } }, "status", "--assembly", assembly);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Built in       nothing\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_AssemblyIsNone_IsAUsageErrorOrAFileThatIsNotThere()
    {
        var text = Path.Join(_home.Home, "text.dll");
        await File.WriteAllTextAsync(text, "no assembly", TestContext.Current.CancellationToken);

        Assert.Equal(2, (await VerbResult.OfAsync(Host, "status", "--assembly", text)).ExitCode);
        Assert.Equal(3, (await VerbResult.OfAsync(Host, "status", "--assembly", text + ".missing")).ExitCode);
    }

    private void SendTo(string url)
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = url;
        _home.Environment["NOTES_TELEMETRY_TOKEN"] = Token;
    }

    private async Task RecordAsync(string command, DeliveryVerdict verdict)
    {
        SendTo("https://t.example");
        await using var client = TelemetryClient.Start(TestHost.Options, Host.Delivering(new ScriptedDestination(verdict)));
        client.StartCommand(command).Complete(0);
        await client.FlushAsync(TimeSpan.FromSeconds(30));
    }

    private static string? Text(JsonElement root, params string[] path) => path.Aggregate(root, (element, name) => element.GetProperty(name)).GetString();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
