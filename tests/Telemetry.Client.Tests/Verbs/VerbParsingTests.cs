using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;
using Telemetry.Client.Verbs;

namespace Telemetry.Client.Tests.Verbs;

public sealed class VerbParsingTests
{
    public static TheoryData<string> Verbs => [.. VerbTable.All.Select(v => v.Name)];

    private static TelemetryHost Host => TestHost.With(new FakeEnvironment());

    [Theory]
    [InlineData("", "A verb is missing")]
    [InlineData("stauts", "'stauts' is no verb; expected one of status, on, off, show, export, erase, doctor.")]
    [InlineData("status --jsn", "'--jsn' is nothing that status takes; expected --json, --assembly X.dll.")]
    [InlineData("status extra", "'extra' is nothing")]
    [InlineData("status --json=1", "--json takes no value.")]
    [InlineData("status --json --json", "--json is given twice.")]
    [InlineData("export --file", "--file needs a value: --file PATH.")]
    [InlineData("show --sent --queued", "--queued or --sent, not both.")]
    [InlineData("st\u001b[31matus", "'st [31matus' is no verb")]
    public async Task Run_NotUnderstood_IsAUsageErrorThatSaysWhatWasExpected(string line, string message)
    {
        var result = await VerbResult.OfAsync(Host, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"See notes telemetry --help.{Environment.NewLine}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--file=a=b")]
    [InlineData("--file a=b")]
    public void Parse_ValueInEitherForm_IsTaken(string line)
    {
        Assert.Equal("a=b", VerbParsing.Parse(["export", .. line.Split(' ')]).ValueOf(VerbTable.File));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEveryVerb_HasItsOptionsExitCodesAndAnExample(string verb)
    {
        var result = await VerbResult.OfAsync(Host, verb, "--help");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Exit codes:\n  0  done\n", result.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  notes telemetry {verb}", result.Output, StringComparison.Ordinal);
        Assert.All(VerbTable.All.Single(v => v.Name == verb).Options, o => Assert.Contains($"  {o.Name}", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfAll_NamesEachVerb()
    {
        var result = await VerbResult.OfAsync(Host, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(VerbTable.All, v => Assert.Contains($"\n  {v.Name}  ", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OptionsThatCannotBeUsed_SaysWhy()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = await TelemetryCommands.RunAsync(new TelemetryOptions("notes", ""), ["status"], output, error, Host, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (exitCode, output.ToString()));
        Assert.Contains("Version is missing", error.ToString(), StringComparison.Ordinal);
    }
}
