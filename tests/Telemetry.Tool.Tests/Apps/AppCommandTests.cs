using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Apps;

/// <summary>The client's verbs for an app of this machine that nobody has.</summary>
public sealed class AppCommandTests
{
    private const string App = "app-that-nobody-has";

    [Fact]
    public void Status_AppNamed_IsAboutItsFoldersAndVariables()
    {
        var outcome = ToolRun.In(RepositoryRoot.Path(), "status", "--app", App, "--prefix", "NOBODY", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var status = JsonDocument.Parse(outcome.Out);
        Assert.Equal((App, "off"), (status.RootElement.GetProperty("app").GetString(), status.RootElement.GetProperty("recording").GetString()));
        Assert.Equal("NOBODY", status.RootElement.GetProperty("inputs").GetProperty("environment_prefix").GetString());
    }

    [Fact]
    public void Status_NoAppNamed_IsAUsageError() => Assert.Equal(2, ToolRun.In(RepositoryRoot.Path(), "status").ExitCode);

    [Fact]
    public void Status_PrefixIsNone_SaysWhatIsExpected()
    {
        var outcome = ToolRun.In(RepositoryRoot.Path(), "status", "--app", App, "--prefix", "no-prefix");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("EnvironmentPrefix must be a capital letter", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_AssemblyOfASourceBuild_ProvesThatNothingIsBuiltIn()
    {
        var assembly = typeof(AppCommandTests).Assembly.Location;

        var outcome = ToolRun.In(Path.GetDirectoryName(assembly)!, "doctor", "--app", App, "--assembly", Path.GetFileName(assembly));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("\nok   build        Built in: nothing.\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ToAFile_IsRelativeToTheWorkingDirectory()
    {
        using var directory = new TemporaryDirectory();

        var outcome = ToolRun.In(directory.Path, "export", "--app", App, "--file", "held.json");

        Assert.Equal(0, outcome.ExitCode);
        using var held = JsonDocument.Parse(File.ReadAllText(directory.File("held.json")));
        Assert.Equal(0, held.RootElement.GetProperty("queued").GetArrayLength());
    }
}
