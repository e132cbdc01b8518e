using Ingest.Functions.Hosting;

namespace Ingest.Functions.Tests.Hosting;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help", CommandKind.Help)]
    [InlineData("-h", CommandKind.Help)]
    [InlineData("--version", CommandKind.Version)]
    [InlineData("--settings", CommandKind.Settings)]
    [InlineData("", CommandKind.Run)]
    [InlineData("--dry-run", CommandKind.Run)]
    [InlineData("--dry-run=maybe", CommandKind.Refused)]
    [InlineData("--dryrun", CommandKind.Refused)]
    [InlineData("--file", CommandKind.Refused)]
    [InlineData("--file=", CommandKind.Refused)]
    [InlineData("stray", CommandKind.Refused)]
    public void Parse_Arguments_KnowsWhatIsAsked(string args, object kind) =>
        Assert.Equal(kind, CommandLine.Parse(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Kind);

    [Fact]
    public void Parse_Options_AreSettings()
    {
        var settings = CommandLine.Parse(["--file", "./rows", "--urls=http://127.0.0.1:1", "--Ingest:File:RetainDays", "3", "--environment", "Test"]).Settings;

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Ingest:File:Directory"] = "./rows",
                ["urls"] = "http://127.0.0.1:1",
                ["Ingest:File:RetainDays"] = "3",
                ["environment"] = "Test",
            },
            settings);
    }

    [Fact]
    public void Help_Text_HasAnExampleAndTheExitCodes()
    {
        Assert.Contains("Example:", CommandLine.HelpText, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", CommandLine.HelpText, StringComparison.Ordinal);
    }
}
