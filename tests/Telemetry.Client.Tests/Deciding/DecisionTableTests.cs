using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Deciding;

public sealed class DecisionTableTests
{
    private static readonly string[] Marks = ["", "VARIABLE"];

    /// <summary>Every combination of every class of every input.</summary>
    private static IEnumerable<DecisionInputs> All() =>
        from doNotTrack in Enum.GetValues<SettingState>()
        from disabled in Enum.GetValues<SettingState>()
        from enabled in Enum.GetValues<SettingState>()
        from url in Enum.GetValues<UrlState>()
        from file in Enum.GetValues<SettingPresence>()
        from ci in Marks
        from agent in Marks
        from interactivity in Enum.GetValues<Interactivity>()
        from tee in Enum.GetValues<TeeMode>()
        from level in Enum.GetValues<TelemetryLevel>()
        from fault in Marks
        select new DecisionInputs
        {
            DoNotTrack = doNotTrack,
            Disabled = disabled,
            Enabled = enabled,
            Url = url,
            File = file,
            CiVariable = NullIfEmpty(ci),
            AgentVariable = NullIfEmpty(agent),
            Interactivity = interactivity,
            Tee = tee,
            Level = level,
            OptionsFault = NullIfEmpty(fault),
            EnvironmentPrefix = "NOTES",
        };

    [Fact]
    public void Decide_EveryCombination_FollowsTheTable()
    {
        var seen = new HashSet<int>();
        foreach (var inputs in All())
        {
            var decision = Decider.Decide(inputs);

            seen.Add(decision.Rule);
            Assert.Equal(ExpectedRule(inputs), decision.Rule);
            Assert.Equal(ExpectedRecording(decision.Rule), decision.Recording);
            Assert.StartsWith($"Rule {decision.Rule}: ", decision.Explanation, StringComparison.Ordinal);
            Assert.Same(inputs, decision.Inputs);
            Assert.Equal(decision.Recording == RecordingMode.Off ? TelemetryLevel.Basic : inputs.Level, decision.Level);
        }

        Assert.Equal([0, 2, 3, 4, 5, 7, 8, 9, 13], seen.Order());
    }

    [Fact]
    public void Decide_EveryCombination_RefusalIsNeverOutvoted()
    {
        var refusals = All().Where(i =>
            i.DoNotTrack is SettingState.Yes or SettingState.Unreadable
            || i.Disabled is SettingState.Yes or SettingState.Unreadable
            || i.Enabled is SettingState.No or SettingState.Unreadable
            || i.OptionsFault is not null).ToList();

        Assert.NotEmpty(refusals);
        Assert.All(refusals, inputs => Assert.Equal(RecordingMode.Off, Decider.Decide(inputs).Reach));
    }

    [Fact]
    public void Decide_EveryCombination_NothingLeavesTheMachineWithoutAClearYesAndAUsableUrl()
    {
        var sending = All().Where(i => Decider.Decide(i).Reach == RecordingMode.On).ToList();

        Assert.NotEmpty(sending);
        Assert.All(sending, inputs => Assert.Equal((SettingState.Yes, UrlState.Usable), (inputs.Enabled, inputs.Url)));
    }

    [Fact]
    public void Decide_EveryCombination_TeeIsOnlyBesideAFileAndOnRequest()
    {
        foreach (var inputs in All())
        {
            var decision = Decider.Decide(inputs);
            var expected = decision.Rule == Decider.FileRule && inputs.Tee == TeeMode.FileAndUrl && inputs.Url == UrlState.Usable;

            Assert.Equal(expected, decision.Tee is not null);
            Assert.True(decision.Tee is null || decision.Tee.Rule is 8 or 9 or 13);
        }
    }

    [Fact]
    public void Decide_LessPermissiveInput_NeverRecordsMore()
    {
        foreach (var inputs in All().Where(i => i.OptionsFault is null))
        {
            var reach = Decider.Decide(inputs).Reach;
            DecisionInputs[] stricter =
            [
                inputs with { DoNotTrack = SettingState.Unreadable },
                inputs with { Disabled = SettingState.Unreadable },
                inputs with { Enabled = SettingState.Unreadable },
                inputs with { Url = UrlState.Absent },
                inputs with { CiVariable = "CI" },
                inputs with { AgentVariable = "AGENT" },
            ];

            Assert.All(stricter, s => Assert.True(Decider.Decide(s).Reach <= reach));
        }
    }

    [Fact]
    public void Rules_InOrder_NumbersGrow() =>
        Assert.Equal(Decider.Rules.Select(r => r.Number).Order(), Decider.Rules.Select(r => r.Number));

    private static int ExpectedRule(DecisionInputs i)
    {
        (bool Matches, int Rule)[] table =
        [
            (i.OptionsFault is not null, 0),
            (i.DoNotTrack is not (SettingState.Absent or SettingState.No), 2),
            (i.Disabled is not (SettingState.Absent or SettingState.No), 3),
            (i.Enabled is SettingState.No or SettingState.Unreadable, 4),
            (i.Url != UrlState.Usable && i.File == SettingPresence.Absent, 5),
            (i.File == SettingPresence.Present, 7),
            ((i.CiVariable ?? i.AgentVariable) is not null && i.Enabled == SettingState.Absent, 8),
            (i.Enabled == SettingState.Yes, 9),
        ];

        return table.Where(row => row.Matches).Select(row => row.Rule).DefaultIfEmpty(13).First();
    }

    private static RecordingMode ExpectedRecording(int rule) => rule switch
    {
        7 => RecordingMode.Local,
        9 => RecordingMode.On,
        _ => RecordingMode.Off,
    };

    private static string? NullIfEmpty(string mark) => mark.Length == 0 ? null : mark;
}
