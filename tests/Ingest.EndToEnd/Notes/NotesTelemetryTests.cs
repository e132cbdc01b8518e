using Ingest.Testing;

namespace Ingest.EndToEnd.Notes;

/// <summary>Each end of a command gives one terminal event, and nothing that a person sees changes.</summary>
public sealed class NotesTelemetryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TemporaryDirectory _untracked = new();

    private string Sink => _directory.File("events.jsonl");

    private Dictionary<string, string> Recording => new() { ["NOTES_TELEMETRY_FILE"] = Sink };

    public void Dispose()
    {
        _directory.Dispose();
        _untracked.Dispose();
    }

    [Theory]
    [InlineData("add title", 0, "add", null, "success", null)]
    [InlineData("list", 0, "list", null, "success", null)]
    [InlineData("list --json", 0, "list", null, "success", null)]
    [InlineData("tag list", 0, "tag", "list", "success", null)]
    [InlineData("", 2, "notes", null, "failure", "validation_error")]
    [InlineData("tag", 2, "tag", null, "failure", "validation_error")]
    [InlineData("nonsense", 2, "notes", null, "failure", "validation_error")]
    [InlineData("list --nonsense", 2, "list", null, "failure", "validation_error")]
    [InlineData("export x --format pdf", 2, "export", null, "failure", "validation_error")]
    [InlineData("tag add 7 x", 1, "tag", "add", "failure", "validation_error")]
    [InlineData("export no/such/directory/x", 1, "export", null, "failure", "config_error")]
    [InlineData("debug fail", 1, "debug", "fail", "failure", "process_error")]
    [Trait("Carries", "dws.exit-codes")]
    [Trait("Carries", "modelkit.command-tree")]
    [Trait("Carries", "mxc.early-exit")]
    public async Task Run_EveryEnd_IsOneTerminalEventAndTheSameOutput(
        string line, int exitCode, string command, string? subcommand, string outcome, string? reason)
    {
        var args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var plain = await NotesProcess.RunAsync(_untracked.Path, new Dictionary<string, string>(), args);
        var recorded = await NotesProcess.RunAsync(_directory.Path, Recording, args);

        Assert.Equal(exitCode, recorded.ExitCode);
        Assert.Equal(plain with { Error = Masked(plain.Error) }, recorded with { Error = Masked(recorded.Error) });
        var terminal = Assert.Single(RecordedEvent.ReadAll(Sink));
        Assert.Equal(
            ("command", command, subcommand, outcome, exitCode, reason),
            (terminal.Name, terminal.Text("command"), terminal.Text("subcommand"), terminal.Text("outcome"), terminal.Number("exit_code"), terminal.Text("failure_reason")));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("tag add --help")]
    [InlineData("list --nonsense --help")]
    [InlineData("--version")]
    [Trait("Carries", "modelkit.command-tree")]
    public async Task Run_HelpOrVersion_IsNoEvent(string line)
    {
        var plain = await NotesProcess.RunAsync(_untracked.Path, new Dictionary<string, string>(), line.Split(' '));
        var recorded = await NotesProcess.RunAsync(_directory.Path, Recording, line.Split(' '));

        Assert.Equal(plain, recorded);
        Assert.Equal(0, recorded.ExitCode);
        Assert.NotEmpty(recorded.Output);
        Assert.False(File.Exists(Sink));
    }

    [Theory]
    [InlineData("debug crash")]
    [InlineData("debug crash --unawaited")]
    [Trait("Carries", "mxc.crash")]
    public async Task Run_Crash_IsOneTerminalEventOneErrorAndTheRuntimesOwnMessage(string line)
    {
        var plain = await NotesProcess.RunAsync(_untracked.Path, new Dictionary<string, string>(), line.Split(' '));
        var recorded = await NotesProcess.RunAsync(_directory.Path, Recording, line.Split(' '));

        Assert.Equal(plain, recorded);
        Assert.NotEqual(0, recorded.ExitCode);
        Assert.StartsWith("Unhandled exception. System.InvalidOperationException: crashed on request", recorded.Error, StringComparison.Ordinal);
        var events = RecordedEvent.ReadAll(Sink);
        var terminal = Assert.Single(events, e => e.Name == "command");
        Assert.Equal(("failure", "internal_error", recorded.ExitCode), (terminal.Text("outcome"), terminal.Text("failure_reason"), terminal.Number("exit_code")));
        var error = Assert.Single(events, e => e.Name == "error");
        Assert.Equal(
            ("System.InvalidOperationException", "System.FormatException", recorded.ExitCode),
            (error.Text("exception_type"), error.Text("root_cause_type"), error.Number("exit_code")));
        Assert.DoesNotContain("on request", await File.ReadAllTextAsync(Sink, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, events.Count);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [Trait("Carries", "mxc.cancel")]
    public async Task Run_Interrupted_IsCancelledWithTheShellsExitCode(string signal, int exitCode)
    {
        using var process = NotesProcess.Start(_directory.Path, Recording, "debug", "wait");
        Assert.Equal("waiting", await process.ReadLineAsync());

        await process.SignalAsync(signal);
        var run = await process.EndAsync();

        Assert.Equal((exitCode, "", ""), (run.ExitCode, run.Output, run.Error));
        AssertCancelled(exitCode);
    }

    [Fact]
    public async Task Run_InterruptedTwiceWhileStubborn_EndsAllTheSame()
    {
        using var process = NotesProcess.Start(_directory.Path, Recording, "debug", "wait", "--stubborn");
        Assert.Equal("waiting", await process.ReadLineAsync());

        await process.SignalAsync("INT");
        await process.SignalAsync("INT");
        var run = await process.EndAsync();

        Assert.Equal(130, run.ExitCode);
        AssertCancelled(130);
    }

    [Fact]
    [Trait("Carries", "dws.smoke")]
    public async Task Run_WhateverIsTyped_OccursNowhereInTheEvents()
    {
        var sentinel = $"sentinel{Environment.ProcessId}";
        string[][] lines =
        [
            ["add", sentinel, "--body", sentinel, "--tag", sentinel],
            ["list", "--tag", sentinel],
            ["search", sentinel],
            ["tag", "add", "1", sentinel + "2"],
            ["tag", "remove", "99", sentinel],
            ["export", sentinel + ".md"],
            ["export", sentinel + "/no/such/x.md"],
            [sentinel],
            ["list", "--" + sentinel],
        ];
        foreach (var line in lines)
        {
            await NotesProcess.RunAsync(_directory.Path, Recording, line);
        }

        Assert.Equal(lines.Length, RecordedEvent.ReadAll(Sink).Count);
        Assert.True(File.Exists(_directory.File(sentinel + ".md")));
        Assert.DoesNotContain(sentinel, await File.ReadAllTextAsync(Sink, TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Carries", "dws.do-not-track")]
    public async Task Run_DoNotTrack_WritesNothing()
    {
        var run = await NotesProcess.RunAsync(_directory.Path, new Dictionary<string, string>(Recording) { ["DO_NOT_TRACK"] = "1" }, "list");

        Assert.Equal(0, run.ExitCode);
        Assert.False(File.Exists(Sink));
    }

    /// <summary>Directory names and process ids differ from run to run.</summary>
    private string Masked(string error) =>
        System.Text.RegularExpressions.Regex.Replace(
            error.Replace(_directory.Path, "*", StringComparison.Ordinal).Replace(_untracked.Path, "*", StringComparison.Ordinal), "[0-9]+", "#");

    private void AssertCancelled(int exitCode)
    {
        var terminal = Assert.Single(RecordedEvent.ReadAll(Sink));
        Assert.Equal(
            ("command", "wait", "cancelled", "cancelled", exitCode),
            (terminal.Name, terminal.Text("subcommand"), terminal.Text("outcome"), terminal.Text("failure_reason"), terminal.Number("exit_code")));
    }
}
