using Ingest.Testing;
using Telemetry.Client.BuiltIn;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A client's surroundings under the test's control.</summary>
internal static class TestHost
{
    internal static readonly TelemetryOptions Options = new("notes", "1.2.3") { EnvironmentPrefix = "NOTES", Build = AppBuild.Release };

    internal static TelemetryHost With(FakeEnvironment environment, TimeProvider? time = null) => new()
    {
        Environment = environment,
        Time = time ?? TimeProvider.System,
        Interactivity = () => Interactivity.Interactive,
        OperatingSystem = OperatingSystemKind.Linux,
        BuiltIn = () => BuiltInSettings.None,
        Policy = _ => MachinePolicy.Absent,
        Terminal = new ScriptedTerminal(isPerson: false),
        Platform = () => new(OperatingSystemKind.Linux, "6.1", ArchitectureKind.X64, AppBuild.Release),
        StandardError = () => TextWriter.Null,
        ShortRun = TimeSpan.Zero,
    };

    /// <summary>Always the same bytes, and a clock that stands still: what is encoded is known to the last byte.</summary>
    internal static TelemetryHost Frozen(FakeEnvironment environment) =>
        With(environment, new ManualTimeProvider()) with { Random = bytes => bytes.Fill(0x11) };

    internal static FakeEnvironment SendingTo(string url) => new()
    {
        ["NOTES_TELEMETRY_ENABLED"] = "1",
        ["NOTES_TELEMETRY_URL"] = url,
        ["NOTES_TELEMETRY_TOKEN"] = "tk_test",
    };

    internal static FakeEnvironment WritingTo(string file) => new() { ["NOTES_TELEMETRY_FILE"] = file };

    internal static TelemetryHost Delivering(this TelemetryHost host, IEventDestination destination) =>
        host with { Connect = _ => destination };
}
