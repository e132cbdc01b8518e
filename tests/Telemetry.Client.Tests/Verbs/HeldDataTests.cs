using System.Text.Json;
using Telemetry.Client.Delivering;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Verbs;

/// <summary><c>show</c>, <c>export</c>, <c>erase</c>, <c>on</c> and <c>off</c> over what real runs have left in a home.</summary>
public sealed class HeldDataTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private TelemetryHost Host => TestHost.With(_home.Environment, _home.Time);

    [Fact]
    public async Task Show_Queued_IsByteForByteTheBodyThatIsThenReceived()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(3));
        SendTo(receiver.Url);
        foreach (var command in (string[])["one", "two"])
        {
            await using var client = TelemetryClient.Start(TestHost.Options, Host);
            client.StartCommand(command).Complete(0);
        }

        await using var last = TelemetryClient.Start(TestHost.Options, Host);
        last.TrackError(new InvalidOperationException("Ünïcode never leaves"));

        var shown = await VerbResult.OfAsync(Host, "show", "--queued");
        Assert.Equal(FlushOutcome.Drained, await last.FlushAsync(Patience));
        var received = await receiver.NextAsync();

        Assert.Equal(3, received.Lines.Length);
        Assert.Equal(received.Text, shown.Output);
        Assert.Equal(new VerbResult(0, "", ""), await VerbResult.OfAsync(Host, "show"));
        Assert.Equal(new VerbResult(0, received.Text, ""), await VerbResult.OfAsync(Host, "show", "--sent"));
    }

    [Fact]
    public async Task Show_AnEventThatMustWait_IsQueuedAndNotSent()
    {
        await RecordAsync("waits", DeliveryVerdict.Retry);

        Assert.Contains("\"waits\"", (await VerbResult.OfAsync(Host, "show")).Output, StringComparison.Ordinal);
        Assert.Equal(new VerbResult(0, "", ""), await VerbResult.OfAsync(Host, "show", "--sent"));
    }

    [Fact]
    public async Task Export_ToAFile_HoldsEverythingAndIsPrivate()
    {
        await RecordAsync("gone", DeliveryVerdict.Stored);
        await RecordAsync("waits", DeliveryVerdict.Retry);
        _home.Keeper.Grant(_home.Keeper.Read());
        var file = Path.Join(_home.Home, "all.json");

        var result = await VerbResult.OfAsync(Host, "export", "--file", file);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var root = document.RootElement;
        Assert.Equal("granted", root.GetProperty("consent_file").GetProperty("consent").GetString());
        Assert.Equal(File.ReadAllText(Path.Join(_home.Folders.State, "install"))[..36], root.GetProperty("install").GetProperty("id").GetString());
        Assert.Equal("waits", Command(root.GetProperty("queued")));
        Assert.Equal("gone", Command(root.GetProperty("sent")));
        Assert.Equal("notes", root.GetProperty("status").GetProperty("app").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        static string? Command(JsonElement events) => Assert.Single(events.EnumerateArray()).GetProperty("data").GetProperty("command").GetString();
    }

    [Fact]
    public async Task Export_NoSuchFolder_WritesNothingAndSaysSo()
    {
        var result = await VerbResult.OfAsync(Host, "export", "--file", Path.Join(_home.Home, "missing", "x.json"));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("Nothing was written.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Carries", "modelkit.clear")]
    public async Task Off_AfterRunsThatSent_ErasesSpoolIdCountersAndTheSentLog()
    {
        await RecordAsync("gone", DeliveryVerdict.Stored);
        await RecordAsync("waits", DeliveryVerdict.Retry);
        Assert.NotEmpty(Kept());

        var result = await VerbResult.OfAsync(Host, "off", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\"outcome\": \"stored\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"recording\": \"off\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"rule\": 6", result.Output, StringComparison.Ordinal);
        Assert.Empty(Kept());
        Assert.Equal("", (await VerbResult.OfAsync(Host, "show", "--sent")).Output);
    }

    [Fact]
    public async Task Erase_AfterAYes_KeepsTheDecisionAndNothingElse()
    {
        Assert.Equal(0, (await VerbResult.OfAsync(Host, "on")).ExitCode);
        var consent = _home.ConsentText;
        await RecordAsync("gone", DeliveryVerdict.Stored);

        var result = await VerbResult.OfAsync(Host, "erase");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(consent, _home.ConsentText);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task On_OverAFileThatCannotBeRead_DecidesAnewAndKeepsIt()
    {
        _home.ConsentText = "{ \"consent\": ";
        SendTo("https://t.example");
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = null;

        var result = await VerbResult.OfAsync(Host, "on");

        Assert.Equal(new VerbResult(0, "Done.\nRecording is on. Rule 10: you agreed, and the answer is stored.\n", ""), result);
        Assert.Single(Directory.GetFiles(_home.Folders.Config, "telemetry.json.unreadable-*"));
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("erase")]
    public async Task Decide_NoHome_SaysSoAndEndsWith3(string verb)
    {
        _home.Environment["HOME"] = null;

        var result = await VerbResult.OfAsync(Host, verb);

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("There is no home to store it in; nothing was changed.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("status")]
    public async Task Look_NothingWasEverKept_MakesNoFolder(string verb)
    {
        Assert.Equal(0, (await VerbResult.OfAsync(Host, verb)).ExitCode);

        Assert.Empty(Directory.GetFileSystemEntries(_home.Home));
    }

    private void SendTo(string url)
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = url;
    }

    private async Task RecordAsync(string command, DeliveryVerdict verdict)
    {
        SendTo("https://t.example");
        await using var client = TelemetryClient.Start(TestHost.Options, Host.Delivering(new ScriptedDestination(verdict)));
        client.StartCommand(command).Complete(0);
        await client.FlushAsync(Patience);
    }

    private string[] Kept() => [.. Directory.GetFiles(_home.Folders.State).Where(f => Path.GetExtension(f) != ".lock")];
}
