using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Placing;

public class TelemetryFoldersTests
{
    [Theory]
    [InlineData(OperatingSystemKind.Linux, "HOME=/home/a", "/home/a/.config/notes", "/home/a/.local/state/notes/telemetry")]
    [InlineData(OperatingSystemKind.Other, "HOME=/home/a", "/home/a/.config/notes", "/home/a/.local/state/notes/telemetry")]
    [InlineData(OperatingSystemKind.Linux, "HOME=/home/a;XDG_CONFIG_HOME=/c;XDG_STATE_HOME=/s/", "/c/notes", "/s/notes/telemetry")]
    [InlineData(OperatingSystemKind.Linux, "XDG_CONFIG_HOME=/c;XDG_STATE_HOME=/s", "/c/notes", "/s/notes/telemetry")]
    [InlineData(OperatingSystemKind.Linux, "HOME=/home/a;XDG_CONFIG_HOME=c;XDG_STATE_HOME=./s", "/home/a/.config/notes", "/home/a/.local/state/notes/telemetry")]
    [InlineData(OperatingSystemKind.Darwin, "HOME=/Users/a;XDG_CONFIG_HOME=/c", "/Users/a/Library/Application Support/notes", "/Users/a/Library/Application Support/notes/telemetry")]
    [InlineData(OperatingSystemKind.Windows, @"LOCALAPPDATA=C:\Users\a\AppData\Local", @"C:\Users\a\AppData\Local\notes", @"C:\Users\a\AppData\Local\notes\telemetry")]
    [InlineData(OperatingSystemKind.Windows, @"LOCALAPPDATA=\\server\home\a\", @"\\server\home\a\notes", @"\\server\home\a\notes\telemetry")]
    public void Find_HomeIsKnown_FoldersOfThePlatform(OperatingSystemKind system, string variables, string config, string state)
    {
        var folders = TelemetryFolders.Find("notes", Set(variables), system);

        Assert.Equal(new TelemetryFolders(config, state), folders);
    }

    [Theory]
    [InlineData(OperatingSystemKind.Linux, "")]
    [InlineData(OperatingSystemKind.Linux, "HOME=")]
    [InlineData(OperatingSystemKind.Linux, "HOME=home/a")]
    [InlineData(OperatingSystemKind.Linux, "XDG_CONFIG_HOME=/c")]
    [InlineData(OperatingSystemKind.Darwin, "HOME=.")]
    [InlineData(OperatingSystemKind.Windows, "HOME=/home/a")]
    [InlineData(OperatingSystemKind.Windows, "LOCALAPPDATA=Local")]
    [InlineData(OperatingSystemKind.Windows, "LOCALAPPDATA=C:Local")]
    [InlineData(OperatingSystemKind.Windows, @"LOCALAPPDATA=\Local")]
    public void Find_NoHomeOrARelativeOne_Null(OperatingSystemKind system, string variables)
    {
        Assert.Null(TelemetryFolders.Find("notes", Set(variables), system));
    }

    [Fact]
    public void Find_ConsentFileAndMarker_LieInTheConfigFolder()
    {
        var folders = TelemetryFolders.Find("notes", Set("HOME=/home/a"), OperatingSystemKind.Linux)!;

        Assert.Equal("/home/a/.config/notes/telemetry.json", folders.ConsentFile);
        Assert.Equal("/home/a/.config/notes/erase.pending", folders.ErasePending);
    }

    private static FakeEnvironment Set(string variables)
    {
        var environment = new FakeEnvironment();
        foreach (var pair in variables.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            environment[pair[..at]] = pair[(at + 1)..];
        }

        return environment;
    }
}
