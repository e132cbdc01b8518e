namespace Telemetry.Client.Deciding;

/// <summary>
/// Which variable tells that a CI system or an agent runs the process. The lists are those of the .NET SDK's command line
/// (dotnet/sdk, CIEnvironmentDetectorForTelemetry and LLMEnvironmentDetectorForTelemetry) and of microsoft/winml-cli.
/// </summary>
internal static class AutomationDetection
{
    /// <summary>Flags: set to anything but a clear no counts, so that an unusual value does not opt a build farm in.</summary>
    private static readonly string[] CiFlags =
        ["CI", "TF_BUILD", "GITHUB_ACTIONS", "APPVEYOR", "TRAVIS", "CIRCLECI", "GITLAB_CI", "BUILDKITE"];

    /// <summary>Identifiers and addresses: set to anything at all counts.</summary>
    private static readonly string[] CiMarks =
        ["TEAMCITY_VERSION", "JB_SPACE_API_URL", "JENKINS_URL", "CODEBUILD_BUILD_ID", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"];

    /// <summary>Names too common to count alone.</summary>
    private static readonly string[][] CiPairs =
        [["BUILD_ID", "BUILD_URL"], ["BUILD_ID", "PROJECT_ID"]];

    /// <summary>The SDK's list without the names that people set for themselves too: homes, models, tokens and terminals.</summary>
    private static readonly string[] AgentFlags =
    [
        "CLAUDECODE", "CLAUDE_CODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_IS_COWORK", "CURSOR_AGENT", "CURSOR_AI", "CURSOR_EDITOR",
        "GEMINI_CLI", "GITHUB_COPILOT_CLI_MODE", "COPILOT_CLI", "COPILOT_AGENT", "AI_AGENT", "QWEN_CODE", "DROID_CLI", "OPENCODE",
        "OPENCODE_AI", "KIMI_CLI", "GOOSE_TERMINAL", "CLINE_TASK_ID", "ROO_CODE_TASK_ID", "WINDSURF_SESSION", "AUGMENT_AGENT",
        "ANTIGRAVITY_AGENT", "AGENT_CLI",
    ];

    /// <summary>One agent marks its processes with several names of which the SDK knows some.</summary>
    private const string AgentFamily = "CODEX_";

    internal static string? FindCi(IEnvironment environment)
    {
        return Array.Find(CiFlags, name => IsFlagged(environment, name))
            ?? Array.Find(CiMarks, name => IsPresent(environment, name))
            ?? Array.Find(CiPairs, pair => Array.TrueForAll(pair, name => IsPresent(environment, name)))?[0];
    }

    internal static string? FindAgent(IEnvironment environment)
    {
        if (Array.Find(AgentFlags, name => IsFlagged(environment, name)) is { } known)
        {
            return known;
        }

        string? first = null;
        foreach (var name in environment.Names)
        {
            var isBefore = first is null || string.CompareOrdinal(name, first) < 0;
            if (isBefore && name.StartsWith(AgentFamily, StringComparison.Ordinal) && IsFlagged(environment, name))
            {
                first = name;
            }
        }

        return first;
    }

    private static bool IsFlagged(IEnvironment environment, string name) =>
        Settings.Read(environment.Get(name)) is SettingState.Yes or SettingState.Unreadable;

    private static bool IsPresent(IEnvironment environment, string name) =>
        Settings.Presence(environment.Get(name)) == SettingPresence.Present;
}
