using Telemetry.Client.Deciding;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Deciding;

public sealed class AutomationDetectionTests
{
    [Theory]
    [InlineData("CI", "true")]
    [InlineData("CI", "woodpecker")]
    [InlineData("TF_BUILD", "True")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("APPVEYOR", "1")]
    [InlineData("TRAVIS", "true")]
    [InlineData("CIRCLECI", "true")]
    [InlineData("TEAMCITY_VERSION", "2026.1")]
    [InlineData("JB_SPACE_API_URL", "x")]
    [InlineData("JENKINS_URL", "x")]
    [InlineData("BUILDKITE", "true")]
    [InlineData("CODEBUILD_BUILD_ID", "x")]
    [InlineData("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "x")]
    [Trait("Carries", "modelkit.ci")]
    public void FindCi_KnownVariable_IsNamed(string name, string value) =>
        Assert.Equal(name, AutomationDetection.FindCi(new FakeEnvironment { [name] = value }));

    [Theory]
    [InlineData("BUILD_URL")]
    [InlineData("PROJECT_ID")]
    public void FindCi_BothOfAPair_IsCi(string second) =>
        Assert.Equal("BUILD_ID", AutomationDetection.FindCi(new FakeEnvironment { ["BUILD_ID"] = "7", [second] = "x" }));

    [Theory]
    [InlineData("BUILD_ID", "7")]
    [InlineData("CI", "false")]
    [InlineData("CI", "")]
    [InlineData("GITHUB_ACTIONS", "0")]
    [InlineData("TEAMCITY_VERSION", " ")]
    [InlineData("PATH", "/bin")]
    public void FindCi_OtherVariable_IsNot(string name, string value) =>
        Assert.Null(AutomationDetection.FindCi(new FakeEnvironment { [name] = value }));

    [Theory]
    [InlineData("CLAUDECODE")]
    [InlineData("GEMINI_CLI")]
    [InlineData("COPILOT_CLI")]
    [InlineData("CODEX_SANDBOX")]
    [InlineData("CODEX_ANYTHING")]
    [InlineData("AGENT_CLI")]
    public void FindAgent_KnownVariable_IsNamed(string name) =>
        Assert.Equal(name, AutomationDetection.FindAgent(new FakeEnvironment { [name] = "1" }));

    [Theory]
    [InlineData("CLAUDECODE", "0")]
    [InlineData("CODEX_SANDBOX", "off")]
    [InlineData("CODEX", "1")]
    public void FindAgent_ClearNoOrOtherName_IsNot(string name, string value) =>
        Assert.Null(AutomationDetection.FindAgent(new FakeEnvironment { [name] = value }));
}
