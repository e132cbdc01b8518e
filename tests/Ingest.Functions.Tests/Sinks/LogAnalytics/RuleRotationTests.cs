using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class RuleRotationTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Next_SeveralRules_GoesRound()
    {
        var rules = new RuleRotation(["a", "b", "c"], _clock);

        Assert.Equal("abcabca", Take(rules, 7));
    }

    [Fact]
    public void Next_OneRefuses_TheOthersGoOn()
    {
        var rules = new RuleRotation(["a", "b", "c"], _clock);
        rules.Refused("b");

        Assert.Equal("acacac", Take(rules, 6));
    }

    [Fact]
    public void Next_AMinuteAfterARefusal_TriesItAgain()
    {
        var rules = new RuleRotation(["a", "b"], _clock);
        rules.Refused("a");
        _clock.Advance(RuleRotation.Aside - TimeSpan.FromTicks(1));
        Assert.Equal("bb", Take(rules, 2));
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("abab", Take(rules, 4));
    }

    [Fact]
    public void Next_AcceptedAfterARefusal_IsBack()
    {
        var rules = new RuleRotation(["a", "b"], _clock);
        rules.Refused("a");
        rules.Accepted("a");

        Assert.Equal("abab", Take(rules, 4));
    }

    [Fact]
    public void Next_AllRefuse_StillGoesRound()
    {
        var rules = new RuleRotation(["a", "b"], _clock);
        rules.Refused("a");
        rules.Refused("b");

        Assert.Equal("abab", Take(rules, 4));
    }

    private static string Take(RuleRotation rules, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => rules.Next()));
}
