using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Deciding;

public sealed class DecisionTableTests
{
    /// <summary>Another test shows that a clear no is the same as nothing, and a clear yes the same as what cannot be read.</summary>
    private static readonly SettingState[] Refusals = [SettingState.Absent, SettingState.Unreadable];

    /// <summary>Every combination of what a person, a machine and a build can say.</summary>
    private static readonly DecisionInputs[] All =
    [
        .. from policy in Enum.GetValues<MachinePolicy>()
           from doNotTrack in Refusals
           from disabled in Refusals
           from enabled in Enum.GetValues<SettingState>()
           from destination in Destinations()
           from consent in Enum.GetValues<ConsentState>()
           from automation in Automations()
           from posture in Postures()
           select new DecisionInputs
           {
               Policy = policy,
               DoNotTrack = doNotTrack,
               Disabled = disabled,
               Enabled = enabled,
               Url = destination.Url,
               File = destination.File,
               Tee = destination.Tee,
               Consent = consent,
               CiVariable = automation.Ci,
               AgentVariable = automation.Agent,
               Posture = posture.Posture,
               Notice = posture.Notice,
               Prompt = posture.Prompt,
               Level = TelemetryLevel.Text,
               EnvironmentPrefix = "NOTES",
           },
    ];

    private static (UrlState Url, SettingPresence File, TeeMode Tee)[] Destinations() =>
    [
        (UrlState.Absent, SettingPresence.Absent, TeeMode.FileOnly),
        (UrlState.Usable, SettingPresence.Absent, TeeMode.FileOnly),
        (UrlState.PlainHttp, SettingPresence.Absent, TeeMode.FileAndUrl),
        (UrlState.Usable, SettingPresence.Present, TeeMode.FileOnly),
        (UrlState.Usable, SettingPresence.Present, TeeMode.FileAndUrl),
        (UrlState.Absent, SettingPresence.Present, TeeMode.FileAndUrl),
    ];

    private static (string? Ci, string? Agent)[] Automations() => [(null, null), ("CI", null), (null, "AGENT")];

    private static IEnumerable<(TelemetryPosture Posture, NoticeState Notice, PromptState Prompt)> Postures() =>
        from posture in Enum.GetValues<TelemetryPosture>()
        from notice in posture == TelemetryPosture.Fleet ? Enum.GetValues<NoticeState>() : [NoticeState.ShownEarlier]
        from prompt in posture == TelemetryPosture.Ask ? Enum.GetValues<PromptState>() : [PromptState.Impossible, PromptState.Possible]
        select (posture, notice, prompt);

    [Fact]
    [Trait("Carries", "dws.environment")]
    [Trait("Carries", "mxc.consent")]
    public void Decide_EveryCombination_FollowsTheTable()
    {
        Assert.True(All.Length > 50_000, $"{All.Length} combinations");
        var seen = new HashSet<int>();
        foreach (var inputs in All)
        {
            var decision = Decider.Decide(inputs);
            var expected = Expected(inputs, afterRule: 0);

            seen.Add(decision.Rule);
            if ((decision.Rule, decision.Recording) != expected
                || !decision.Explanation.StartsWith($"Rule {decision.Rule}: ", StringComparison.Ordinal)
                || decision.Level != (decision.Recording == RecordingMode.Off ? TelemetryLevel.Basic : inputs.Level)
                || !ReferenceEquals(inputs, decision.Inputs))
            {
                Assert.Fail($"{inputs} gave {decision}, expected {expected}");
            }
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], seen.Order());
    }

    [Fact]
    [Trait("Carries", "dws.do-not-track")]
    [Trait("Carries", "mxc.policy")]
    public void Decide_EveryCombination_NothingOutvotesARefusalAPolicyOrDoNotTrack() => AssertAll(
        i => i.Policy is MachinePolicy.Forbids or MachinePolicy.Unreadable
            || i.DoNotTrack is SettingState.Yes or SettingState.Unreadable
            || i.Disabled is SettingState.Yes or SettingState.Unreadable
            || i.Enabled is SettingState.No or SettingState.Unreadable
            || i.Consent is ConsentState.Refused or ConsentState.Unreadable or ConsentState.ErasureUnfinished,
        (_, decision) => decision.Reach == RecordingMode.Off && decision.Recording == RecordingMode.Off);

    [Fact]
    public void Decide_EveryCombination_OnlyAClearYesOrAnEarlierNoticeSends() => AssertAll(
        i => Decider.Decide(i).Reach == RecordingMode.On,
        (i, _) => i.Url == UrlState.Usable
            && (i.Enabled == SettingState.Yes
                || (i.CiVariable is null && i.AgentVariable is null
                    && (i.Consent == ConsentState.Granted
                        || i is { Posture: TelemetryPosture.Fleet, Notice: NoticeState.ShownEarlier }))));

    [Fact]
    public void Decide_EveryCombination_UnknownNeverGivesMoreThanAbsent() => AssertAll(
        static _ => true,
        static (inputs, decision) =>
        {
            DecisionInputs[] asIfAbsent =
            [
                inputs.DoNotTrack == SettingState.Unreadable ? inputs with { DoNotTrack = SettingState.Absent } : inputs,
                inputs.Disabled == SettingState.Unreadable ? inputs with { Disabled = SettingState.Absent } : inputs,
                inputs.Enabled == SettingState.Unreadable ? inputs with { Enabled = SettingState.Absent } : inputs,
                inputs.Policy == MachinePolicy.Unreadable ? inputs with { Policy = MachinePolicy.Absent } : inputs,
                inputs.Consent is ConsentState.Unreadable or ConsentState.GrantedForNewerFields or ConsentState.GrantedForOlderFields
                    ? inputs with { Consent = ConsentState.None }
                    : inputs,
            ];
            return Array.TrueForAll(asIfAbsent, i => ReferenceEquals(i, inputs) || decision.Reach <= Decider.Decide(i).Reach);
        });

    [Fact]
    public void Decide_EveryCombination_TeeIsOnlyBesideAFileAndOnRequest() => AssertAll(
        static _ => true,
        static (inputs, decision) => decision.Tee is { } tee
            ? decision.Rule == Decider.FileRule && inputs is { Tee: TeeMode.FileAndUrl, Url: UrlState.Usable } && tee.Rule > Decider.FileRule
                && (tee.Rule, tee.Recording) == Expected(inputs, Decider.FileRule)
            : decision.Rule != Decider.FileRule || inputs.Tee == TeeMode.FileOnly || inputs.Url != UrlState.Usable);

    [Fact]
    public void Decide_LessPermissiveInput_NeverRecordsMore() => AssertAll(
        static i => Decider.Decide(i).Reach > RecordingMode.Off,
        static (inputs, decision) =>
        {
            DecisionInputs[] stricter =
            [
                inputs with { Policy = MachinePolicy.Forbids },
                inputs with { DoNotTrack = SettingState.Yes },
                inputs with { Enabled = SettingState.Unreadable },
                inputs with { Url = UrlState.Absent },
                inputs with { Consent = ConsentState.Refused },
                inputs with { CiVariable = "CI" },
                inputs with { AgentVariable = "AGENT" },
                inputs with { Posture = TelemetryPosture.Off },
            ];
            return Array.TrueForAll(stricter, i => Decider.Decide(i).Reach <= decision.Reach);
        });

    [Fact]
    public void Decide_RefusalThatIsClear_NoIsNothingAndYesIsARefusal() => AssertAll(
        static _ => true,
        static (inputs, decision) => Decider.Decide(inputs with { DoNotTrack = Clear(inputs.DoNotTrack), Disabled = Clear(inputs.Disabled) }).Rule == decision.Rule);

    [Fact]
    [Trait("Carries", "mxc.diagnostics")]
    public void Decide_OptionsCannotBeUsed_OffByRule0() =>
        Assert.Equal(
            (RecordingMode.Off, 0),
            Decider.Decide(new() { OptionsFault = "x", Enabled = SettingState.Yes, Url = UrlState.Usable }) is var d ? (d.Recording, d.Rule) : default);

    [Theory]
    [InlineData(UrlState.Malformed)]
    [InlineData(UrlState.TokenMalformed)]
    public void Decide_OtherUnusableUrl_OffByRule5(UrlState url) =>
        Assert.Equal(5, Decider.Decide(new() { Enabled = SettingState.Yes, Url = url }).Rule);

    [Fact]
    public void Rules_InOrder_NumbersGrow() =>
        Assert.Equal(Decider.Rules.Select(r => r.Number).Order(), Decider.Rules.Select(r => r.Number));

    /// <summary>The table of the documentation once more, written as a table.</summary>
    private static (int Rule, RecordingMode Recording) Expected(DecisionInputs i, int afterRule)
    {
        (bool Matches, int Rule, RecordingMode Recording)[] table =
        [
            (i.Policy is not (MachinePolicy.Absent or MachinePolicy.Allows), 1, RecordingMode.Off),
            (i.DoNotTrack is not (SettingState.Absent or SettingState.No), 2, RecordingMode.Off),
            (i.Disabled is not (SettingState.Absent or SettingState.No), 3, RecordingMode.Off),
            (i.Enabled is SettingState.No or SettingState.Unreadable, 4, RecordingMode.Off),
            (i.Url != UrlState.Usable && i.File == SettingPresence.Absent, 5, RecordingMode.Off),
            (i.Consent is ConsentState.Refused or ConsentState.Unreadable or ConsentState.ErasureUnfinished, 6, RecordingMode.Off),
            (i.File == SettingPresence.Present, 7, RecordingMode.Local),
            ((i.CiVariable ?? i.AgentVariable) is not null && i.Enabled == SettingState.Absent, 8, RecordingMode.Off),
            (i.Enabled == SettingState.Yes, 9, RecordingMode.On),
            (i.Consent == ConsentState.Granted, 10, RecordingMode.On),
            (i.Posture == TelemetryPosture.Fleet, 11, i.Notice == NoticeState.ShownEarlier ? RecordingMode.On : RecordingMode.Off),
            (i.Posture == TelemetryPosture.Ask && i.Prompt != PromptState.Impossible && i.Consent != ConsentState.GrantedForNewerFields, 12, RecordingMode.Off),
            (true, 13, RecordingMode.Off),
        ];

        var row = Array.Find(table, row => row.Matches && row.Rule > afterRule);
        return (row.Rule, row.Recording);
    }

    private static SettingState Clear(SettingState state) => state == SettingState.Absent ? SettingState.No : SettingState.Yes;

    private static void AssertAll(Func<DecisionInputs, bool> where, Func<DecisionInputs, TelemetryDecision, bool> holds)
    {
        var count = 0;
        foreach (var inputs in All.Where(where))
        {
            count++;
            var decision = Decider.Decide(inputs);
            if (!holds(inputs, decision))
            {
                Assert.Fail($"{inputs} gave {decision}");
            }
        }

        Assert.NotEqual(0, count);
    }
}
