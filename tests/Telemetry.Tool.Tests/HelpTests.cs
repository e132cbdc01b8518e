using System.CommandLine;
using Ingest.Testing;

namespace Telemetry.Tool.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. Paths(Root(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfEveryCommand_HasExitCodesAndAnExampleOfIt(string path)
    {
        var outcome = ToolRun.In(RepositoryRoot.Path(), [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
        Assert.Contains("Exit codes:", outcome.Out, StringComparison.Ordinal);
        Assert.Contains($"  telemetry{(path.Length == 0 ? "" : " ")}{path}", outcome.Out[outcome.Out.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void UnknownOption_OfEveryCommand_IsAUsageError(string path)
    {
        var outcome = ToolRun.In(RepositoryRoot.Path(), [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--no-such-option"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--no-such-option", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_AreAllOfThem() => Assert.Equal(
        [
            "", "catalog", "catalog generate", "catalog check", "catalog list", "catalog explain", "schema", "schema check",
            "token", "token new", "token hash", "token check", "report", "samples",
            "kvp", "kvp info", "kvp dump", "kvp entries", "kvp read", "kvp write", "kvp append", "kvp load", "kvp delete", "kvp delete-multiple",
            "kvp clear", "kvp is-stale", "kvp report-success", "kvp report-failure",
            "status", "on", "off", "show", "export", "erase", "doctor",
        ],
        Paths(Root(), ""));

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(c => Paths(c, $"{path} {c.Name}".Trim())).Prepend(path);

    private static RootCommand Root() =>
        ToolCommand.Root(new ToolSurroundings(TextReader.Null, TextWriter.Null, TextWriter.Null, "", new ManualTimeProvider(), _ => { }));
}
