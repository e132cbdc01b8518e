using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class OptionsTests
{
    public static TheoryData<TelemetryOptions?, string> Unusable => new()
    {
        { null, "null" },
        { TestHost.Options with { App = null! }, "App" },
        { TestHost.Options with { App = "" }, "App" },
        { TestHost.Options with { App = new('x', 65) }, "65" },
        { TestHost.Options with { App = "a\nb" }, "control" },
        { TestHost.Options with { Version = null! }, "Version" },
        { TestHost.Options with { EnvironmentPrefix = "" }, "EnvironmentPrefix" },
        { TestHost.Options with { EnvironmentPrefix = "notes" }, "EnvironmentPrefix" },
        { TestHost.Options with { EnvironmentPrefix = "9X" }, "EnvironmentPrefix" },
        { TestHost.Options with { EnvironmentPrefix = new('X', 33) }, "EnvironmentPrefix" },
        { TestHost.Options with { App = "日本", EnvironmentPrefix = null }, "EnvironmentPrefix" },
        { TestHost.Options with { ExitBudget = TimeSpan.FromMilliseconds(-1) }, "ExitBudget" },
        { TestHost.Options with { ExitBudget = TimeSpan.FromMilliseconds(2001) }, "ExitBudget" },
        { TestHost.Options with { Tee = (TeeMode)(-1) }, "Tee" },
        { TestHost.Options with { SpanSources = ["Contoso", null!] }, "SpanSources" },
        { TestHost.Options with { SpanSources = null! }, "SpanSources" },
    };

    [Theory]
    [MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    [Trait("Carries", "mxc.diagnostics")]
    public void Start_UnusableOptions_IsOffAndSaysWhy(TelemetryOptions? options, string expected)
    {
        using var client = TelemetryClient.Start(options!, TestHost.With(TestHost.SendingTo("https://t.example")));

        Assert.Equal((RecordingMode.Off, 0), (client.Decision.Recording, client.Decision.Rule));
        Assert.Contains(expected, client.Decision.Explanation, StringComparison.Ordinal);
    }

    public static TheoryData<string, Type, Func<int, TelemetryOptions>> Modes => new()
    {
        { "Tee", typeof(TeeMode), static value => TestHost.Options with { Tee = (TeeMode)value } },
        { "Level", typeof(TelemetryLevel), static value => TestHost.Options with { Level = (TelemetryLevel)value } },
        { "Posture", typeof(TelemetryPosture), static value => TestHost.Options with { Posture = (TelemetryPosture)value } },
        { "Prompt", typeof(PromptMode), static value => TestHost.Options with { Prompt = (PromptMode)value } },
        { "Heartbeat", typeof(HeartbeatMode), static value => TestHost.Options with { Heartbeat = (HeartbeatMode)value } },
        { "Build", typeof(AppBuild), static value => TestHost.Options with { Build = (AppBuild)value } },
        { "WireFormat", typeof(WireFormat), static value => TestHost.Options with { WireFormat = (WireFormat)value } },
    };

    [Theory]
    [MemberData(nameof(Modes), DisableDiscoveryEnumeration = true)]
    public void Start_AnyNumberForAMode_IsUsableExactlyWhereItHasAName(string property, Type mode, Func<int, TelemetryOptions> with)
    {
        for (var value = -2; value < 10; value++)
        {
            var isNamed = Enum.IsDefined(mode, value);
            using var client = TelemetryClient.Start(with(value), TestHost.With(new()));

            Assert.Equal(isNamed, !client.Decision.Explanation.Contains($"{property} is not one", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("notes", "NOTES")]
    [InlineData("my-tool.x", "MY_TOOL_X")]
    public void Start_NoPrefix_IsMadeOfTheApp(string app, string prefix)
    {
        using var client = TelemetryClient.Start(new(app, "1"), TestHost.With(new() { [$"{prefix}_TELEMETRY_DISABLED"] = "1" }));

        Assert.Equal((3, prefix), (client.Decision.Rule, client.Decision.Inputs.EnvironmentPrefix));
    }

    [Fact]
    public void Start_ThisProcess_DecidesWithoutThrowing()
    {
        using var client = TelemetryClient.Start(new("no-such-app", "1"));

        Assert.Equal(RecordingMode.Off, client.Decision.Recording);
        Assert.Equal("NO_SUCH_APP", client.Decision.Inputs.EnvironmentPrefix);
    }

    [Fact]
    public void ToString_Token_IsNotInIt() => Assert.DoesNotContain(
        "secret", (TestHost.Options with { Token = "secret", Url = "https://secret.example" }).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Decision_TokenAndUrl_AreNotInIt()
    {
        var environment = TestHost.SendingTo("https://secret.example/secret");
        environment["NOTES_TELEMETRY_TOKEN"] = "secret";

        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(environment));

        Assert.Equal(RecordingMode.On, client.Decision.Recording);
        Assert.DoesNotContain("secret", client.Decision.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("new\nline")]
    [InlineData("tök")]
    public void Start_TokenThatIsNone_IsOffAndDoesNotEchoIt(string token)
    {
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_TOKEN"] = token;

        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(environment));

        Assert.Equal((5, UrlState.TokenMalformed), (client.Decision.Rule, client.Decision.Inputs.Url));
        Assert.DoesNotContain(token, client.Decision.ToString(), StringComparison.Ordinal);
    }
}
