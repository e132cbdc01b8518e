using System.Text.Json;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Verbs;

public sealed class DoctorTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private TelemetryHost Host => TestHost.With(_home.Environment, _home.Time);

    [Fact]
    public async Task Doctor_ReceiverStores_SendsOneHeartbeatOnTheChannelDoctorAndKeepsNothing()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(1));
        SendTo(receiver.Url);

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\nok   canary       Stored: the receiver confirms one heartbeat in ", result.Output, StringComparison.Ordinal);
        var request = await receiver.NextAsync();
        using var sent = JsonDocument.Parse(Assert.Single(request.Lines));
        Assert.Equal(("heartbeat", "doctor"), (sent.RootElement.GetProperty("name").GetString(), sent.RootElement.GetProperty("channel").GetString()));
        Assert.False(sent.RootElement.TryGetProperty("install_id", out _));
        Assert.Equal("Bearer tk_abcd1234_secret", request.Headers["authorization"]);
        Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_home.Home));
    }

    public static TheoryData<int, string, string> Refusals => new()
    {
        { 401, """{"title":"x","detail":"The token is\u001b[2J unknown."}""", "The receiver answers 401: it does not know the token, or it has ended (the token is abcd1234). It says: The token is [2J unknown. Have one made" },
        { 403, "", "The receiver answers 403: the token may not send events of this app (the token is abcd1234). Have its apps" },
        { 404, "", "Nothing takes events at this address (status 404)." },
        { 307, "", "The receiver answers 307, a redirect, which is not followed" },
        { 503, """{"detail":"Full."}""", "The receiver is there but answers 503: it cannot store now. It says: Full. Events wait" },
        { 200, """{"stored":0,"results":[{"index":0,"verdict":"invalid","errors":[{"path":"/app"}]}]}""", "The receiver's verdict is invalid. It says: {\"path\":\"/app\"} Compare" },
        { 200, "<html>log in</html>", "What answers is no receiver" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Doctor_ReceiverRefuses_FailsWithItsVerdictAndWhatToDo(int status, string body, string finding)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(status, body));
        SendTo(receiver.Url);

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"\nfail canary       {finding}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ReceiverIsDown_Fails()
    {
        string url;
        await using (var receiver = new StandInReceiver(StandInReceiver.Stored(1)))
        {
            url = receiver.Url;
        }

        SendTo(url);

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\nfail canary       Nobody listens there", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_CertificateIsNotTrusted_FailsTheTlsCheck()
    {
        await using var receiver = new UntrustedTls();
        SendTo(receiver.Url);

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\nfail tls          No secure connection: the receiver's certificate is not trusted", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("NOTES_TELEMETRY_ENABLED", null)]
    [InlineData("NOTES_TELEMETRY_FILE", "f")]
    public async Task Doctor_TelemetryIsOffOrLocal_SendsNothingAndIsWell(string variable, string? value)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(1));
        SendTo(receiver.Url);
        _home.Environment[variable] = value;

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\nok   canary       Not sent: telemetry is ", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task Doctor_ReceiverOfAnotherSystem_SendsNothingThatItCouldNotRead()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(204));
        SendTo(receiver.Url);

        var result = await VerbResult.OfAsync(TestHost.Options with { WireFormat = WireFormat.Dws }, Host, "doctor");

        Assert.Contains("\nwarn canary       Not sent: notes sends in the form of Dws", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Connections);
    }

    [Theory]
    [InlineData("http://elsewhere.example", "plain http is for this machine only")]
    [InlineData("ftp://x", "expected an absolute https URL")]
    public async Task Doctor_UrlCannotBeUsed_Fails(string url, string finding)
    {
        SendTo(url);

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(finding, result.Output, StringComparison.Ordinal);
        Assert.Contains("NOTES_TELEMETRY_URL", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoctorJson_ConsentCannotBeRead_NamesTheCheckThatFails()
    {
        _home.ConsentText = "{";

        var result = await VerbResult.OfAsync(Host, "doctor", "--json");

        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal((1, "fail"), (result.ExitCode, document.RootElement.GetProperty("level").GetString()));
        Assert.Contains(
            document.RootElement.GetProperty("checks").EnumerateArray(),
            c => c.GetProperty("name").GetString() == "store" && c.GetProperty("level").GetString() == "fail");
        Assert.Equal("{", _home.ConsentText);
    }

    [Fact]
    public async Task Doctor_FolderOpenToOthers_WarnsAndIsWell()
    {
        _home.Keep("delivery");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_home.Folders.State, (UnixFileMode)0b111_101_101);
        }

        var result = await VerbResult.OfAsync(Host, "doctor");

        Assert.Equal(0, result.ExitCode);
        Assert.True(OperatingSystem.IsWindows() || result.Output.Contains("\nwarn folder       ", StringComparison.Ordinal), result.Output);
        Assert.Equal(["delivery"], Directory.GetFiles(_home.Folders.State).Select(Path.GetFileName));
    }

    private void SendTo(string url)
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = url;
        _home.Environment["NOTES_TELEMETRY_TOKEN"] = "tk_abcd1234_secret";
    }
}
