using Telemetry.Client.Consenting;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Consenting;

public sealed class DisclosureTests : IDisposable
{
    private static readonly TelemetryOptions Asking = TestHost.Options with { Url = "https://t.example", Posture = TelemetryPosture.Ask };
    private static readonly TelemetryOptions Fleet = Asking with { Posture = TelemetryPosture.Fleet };

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("y")]
    [InlineData("Y")]
    [InlineData(" yes ")]
    [InlineData("YES")]
    [Trait("Carries", "modelkit.consent")]
    public void Start_AskedAndAnsweredYes_IsOnFromThisRunAndNeverAsksAgain(string answer)
    {
        var terminal = new ScriptedTerminal(isPerson: true, answer);

        Assert.Equal((RecordingMode.On, 10), Decide(Asking, terminal));
        Assert.Equal((RecordingMode.On, 10), Decide(Asking, Forbidden()));
        Assert.Equal((RecordingMode.On, 10), Decide(Asking, new ScriptedTerminal(isPerson: false)));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("NO")]
    [InlineData(" no ")]
    public void Start_AskedAndAnsweredNo_IsOffErasesAndNeverAsksAgain(string answer)
    {
        var kept = _home.Keep("segment.ready");

        Assert.Equal((RecordingMode.Off, 6), Decide(Asking, new ScriptedTerminal(isPerson: true, answer)));
        Assert.False(File.Exists(kept));
        Assert.Equal((RecordingMode.Off, 6), Decide(Asking, Forbidden()));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("nope")]
    [InlineData("q")]
    [InlineData("yess")]
    [InlineData("yes please")]
    [InlineData("ja")]
    public void Start_AskedAndAnsweredNeither_IsOffKeepsNothingAndAsksAgain(params string[] lines)
    {
        var terminal = new ScriptedTerminal(isPerson: true, lines);

        Assert.Equal((RecordingMode.Off, 12), Decide(Asking, terminal));
        Assert.Contains("[y/N", terminal.Written, StringComparison.Ordinal);
        Assert.Null(_home.ConsentText);

        var again = new ScriptedTerminal(isPerson: true, "y");
        Assert.Equal((RecordingMode.On, 10), Decide(Asking, again));
    }

    [Fact]
    public void Start_SecondClientOfTheProcess_DoesNotAskAgain()
    {
        var host = Host(new ScriptedTerminal(isPerson: true));
        Start(Asking, host);

        var second = TelemetryClient.Start(Asking, host with { Terminal = Forbidden() });

        Assert.Equal(12, second.Decision.Rule);
    }

    [Theory]
    [InlineData("CI", "1")]
    [InlineData("CLAUDECODE", "1")]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("NOTES_TELEMETRY_DISABLED", "1")]
    [InlineData("NOTES_TELEMETRY_ENABLED", "0")]
    [InlineData("NOTES_TELEMETRY_FILE", "x")]
    public void Start_AnotherRuleDecides_SaysNothing(string name, string value)
    {
        _home.Environment[name] = value;
        if (name == "NOTES_TELEMETRY_FILE")
        {
            _home.Environment[name] = Path.Join(_home.Folders.Config, value);
        }

        Start(Asking, Host(Forbidden()));
        Start(Fleet, Host(Forbidden()));
        Assert.False(Directory.Exists(_home.Folders.Config));
    }

    [Fact]
    public void Start_NobodyAtTheTerminalOrTheAppSaysNever_SaysNothing()
    {
        Assert.Equal((RecordingMode.Off, 13), Decide(Asking, new ScriptedTerminal(isPerson: false, "y")));
        Assert.Equal((RecordingMode.Off, 13), Decide(Asking with { Prompt = PromptMode.Never }, Forbidden()));
        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet with { Prompt = PromptMode.Never }, Forbidden()));
        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet, new ScriptedTerminal(isPerson: false)));
        Assert.Null(_home.ConsentText);
    }

    [Fact]
    public void Start_NoHome_SaysNothing()
    {
        _home.Environment["HOME"] = null;

        Assert.Equal((RecordingMode.Off, 13), Decide(Asking, Forbidden()));
        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet, Forbidden()));
    }

    [Fact]
    [Trait("Carries", "dws.posture")]
    public void Start_NoUrlIsBuiltIn_PostureIsOff()
    {
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";

        Assert.Equal((RecordingMode.Off, 13), Decide(Fleet with { Url = null }, Forbidden()));
    }

    [Fact]
    public void Start_RefusedWhileTheQuestionWasOpen_StaysRefused()
    {
        var terminal = new ScriptedTerminal(isPerson: true, "y") { BeforeAnswer = () => _home.Keeper.Withdraw() };

        Assert.Equal((RecordingMode.Off, 6), Decide(Asking, terminal));
        Assert.Contains("could not be kept", Flat(terminal.Written), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_GrantedWhileTheQuestionWasOpen_NoWins()
    {
        var terminal = new ScriptedTerminal(isPerson: true, "n") { BeforeAnswer = () => _home.Keeper.Grant(_home.Keeper.Read()) };

        Assert.Equal((RecordingMode.Off, 6), Decide(Asking, terminal));
    }

    [Fact]
    [Trait("Carries", "modelkit.consent")]
    [Trait("Carries", "mxc.consent")]
    public void Start_GrantOfOlderFields_AsksAgainAndSaysWhy()
    {
        _home.ConsentText = """{"consent":"granted"}""";
        var terminal = new ScriptedTerminal(isPerson: true, "yes");

        Assert.Equal((RecordingMode.On, 10), Decide(Asking, terminal));
        Assert.Contains("has changed since", Flat(terminal.Written), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_GrantOfNewerFields_IsOffDoesNotAskAndKeepsTheFile()
    {
        var text = _home.ConsentText = """{"consent":"granted","consent_version":999}""";

        Assert.Equal((RecordingMode.Off, 13), Decide(Asking, Forbidden()));
        Assert.Equal(text, _home.ConsentText);
    }

    [Fact]
    public void Start_FileCannotBeRead_IsOffDoesNotAskAndKeepsTheFile()
    {
        _home.ConsentText = "[]";

        Assert.Equal((RecordingMode.Off, 6), Decide(Asking, Forbidden()));
        Assert.Equal((RecordingMode.Off, 6), Decide(Fleet, Forbidden()));
        Assert.Equal("[]", _home.ConsentText);
    }

    [Fact]
    [Trait("Carries", "dws.notice")]
    [Trait("Carries", "dws.posture")]
    public async Task Start_Fleet_FirstRunShowsTheNoticeAndSendsNothingLaterRunsSend()
    {
        var terminal = new ScriptedTerminal(isPerson: true);
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        var host = Host(terminal).Delivering(destination);

        await using (var first = TelemetryClient.Start(Fleet, host))
        {
            Assert.Equal((RecordingMode.Off, 11, NoticeState.ShownNow), (first.Decision.Recording, first.Decision.Rule, first.Decision.Inputs.Notice));
            first.Track(new HeartbeatEvent());
        }

        await using (var sameRun = TelemetryClient.Start(Fleet, host))
        {
            Assert.Equal(RecordingMode.Off, sameRun.Decision.Recording);
        }

        Assert.Equal(0, destination.Received);
        Assert.Contains("This run reports nothing", Flat(terminal.Written), StringComparison.Ordinal);
        Assert.Equal((RecordingMode.On, 11), Decide(Fleet, Forbidden()));
        Assert.Equal((RecordingMode.On, 11), Decide(Fleet, new ScriptedTerminal(isPerson: false)));
    }

    [Fact]
    public void Start_FleetAndRefusedAfterTheNotice_IsOff()
    {
        Start(Fleet, Host(new ScriptedTerminal(isPerson: true)));
        _home.Keeper.Withdraw();

        Assert.Equal((RecordingMode.Off, 6), Decide(Fleet, Forbidden()));
    }

    [Fact]
    public void Start_NoticeCannotBeWritten_IsNotTakenForShown()
    {
        var broken = new ScriptedTerminal(isPerson: true) { BeforeWriting = _ => throw new IOException() };

        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet, broken));
        Assert.Null(_home.ConsentText);
        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet, new ScriptedTerminal(isPerson: true)));
        Assert.Equal((RecordingMode.On, 11), Decide(Fleet, Forbidden()));
    }

    [Fact]
    public void Start_NoticeOfOlderFields_IsShownOnceMore()
    {
        _home.ConsentText = """{"notice_version":0}""";
        var terminal = new ScriptedTerminal(isPerson: true);

        Assert.Equal((RecordingMode.Off, 11), Decide(Fleet, terminal));
        Assert.NotEmpty(terminal.Written);
    }

    [Fact]
    [Trait("Carries", "modelkit.privacy-statement")]
    public void Text_QuestionAndNotice_NameEveryFieldAndEverythingThatIsNeverCollected()
    {
        var text = new DisclosureText("notes", "t.example", "NOTES", "/home/a/.config/notes/telemetry.json", TelemetryLevel.Text);

        foreach (var words in (string[])[Flat(text.Question(ConsentState.None)), Flat(text.Notice())])
        {
            Assert.All(CollectedData.Kinds, kind => Assert.Contains(kind.Description, words, StringComparison.Ordinal));
            Assert.All(CollectedData.Kinds.SelectMany(k => k.Fields.Concat(k.TextFields)), field => Assert.Contains(field, words, StringComparison.Ordinal));
            Assert.All(CollectedData.Never, sentence => Assert.Contains(sentence, words, StringComparison.Ordinal));
            string[] facts = ["t.example", "NOTES_TELEMETRY_DISABLED=1", "DO_NOT_TRACK=1", "/home/a/.config/notes/telemetry.json"];
            Assert.All(facts, fact => Assert.Contains(fact, words, StringComparison.Ordinal));
        }

        var basic = new DisclosureText("notes", "t.example", "NOTES", "f", TelemetryLevel.Basic);
        Assert.All(CollectedData.Kinds.SelectMany(k => k.TextFields), field => Assert.DoesNotContain($"{field},", Flat(basic.Notice()), StringComparison.Ordinal));
        Assert.All(text.Notice().Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static ScriptedTerminal Forbidden() => new(isPerson: true, "y")
    {
        BeforeWriting = text => throw new InvalidOperationException(text),
        BeforeAnswer = () => throw new InvalidOperationException("read"),
    };

    private TelemetryHost Host(ScriptedTerminal terminal) => TestHost.With(_home.Environment, _home.Time) with { Terminal = terminal };

    private (RecordingMode, int) Decide(TelemetryOptions options, ScriptedTerminal terminal)
    {
        var decision = Start(options, Host(terminal).Delivering(new ScriptedDestination(DeliveryVerdict.Stored)));
        return (decision.Recording, decision.Rule);
    }

    private static TelemetryDecision Start(TelemetryOptions options, TelemetryHost host)
    {
        using var client = TelemetryClient.Start(options, host);
        Assert.DoesNotContain("failed", client.Decision.Explanation, StringComparison.Ordinal);
        return client.Decision;
    }
}
