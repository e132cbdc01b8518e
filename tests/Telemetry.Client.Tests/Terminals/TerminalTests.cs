using System.Diagnostics;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Terminals;

/// <summary>Notice and question in a real process at a real terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly TestHome _home = new("actor");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("y\n", "rule 10", "granted")]
    [InlineData("n\n", "rule 6", "refused")]
    [InlineData("\n", "rule 12", null)]
    [InlineData("\u0004", "rule 12", null)]
    [Trait("Carries", "modelkit.consent")]
    public async Task Ask_AtATerminal_DoesWhatWasTyped(string typed, string rule, string? stored)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The terminals of other systems are made otherwise.");
        using var terminal = new PseudoTerminal();
        using var process = Start("Ask", terminal.Path, terminal.Path);

        var question = await terminal.ReadUntilAsync("not now] ").WaitAsync(Patience, TestContext.Current.CancellationToken);
        var shown = ReadRuleAsync(terminal);
        do
        {
            // What is typed while the process takes over its terminal is lost, and a person types again.
            terminal.Type(typed);
        }
        while (await Task.WhenAny(shown, Task.Delay(Again, TestContext.Current.CancellationToken)) != shown);

        var rest = await shown;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Contains("What is never reported", question, StringComparison.Ordinal);
        Assert.Contains(rule, rest, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(stored is not null, _home.ConsentText?.Contains($"\"{stored}\"", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Ask_KilledWhileTheQuestionIsOpen_StoresNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The terminals of other systems are made otherwise.");
        using var terminal = new PseudoTerminal();
        using var process = Start("Ask", terminal.Path, terminal.Path);

        await terminal.ReadUntilAsync("not now] ").WaitAsync(Patience, TestContext.Current.CancellationToken);
        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Null(_home.ConsentText);
    }

    [Fact]
    public async Task Ask_OutputIsAFile_DoesNotAsk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The terminals of other systems are made otherwise.");
        using var terminal = new PseudoTerminal();
        var output = _home.Keep("output");
        using var process = Start("Ask", terminal.Path, output);

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("rule 13\n", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
    }

    private static async Task<string> ReadRuleAsync(PseudoTerminal terminal)
    {
        var before = await terminal.ReadUntilAsync("\nrule ").WaitAsync(Patience, TestContext.Current.CancellationToken);
        return before + await terminal.ReadUntilAsync("\n").WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private Process Start(string posture, string terminal, string output)
    {
        // exec: the process of the shell becomes that of the command.
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{Path.Join(AppContext.BaseDirectory, "actor.dll")}' ask < {terminal} > {output} 2> {terminal}"]);
        foreach (var name in start.Environment.Keys.Except(["PATH", "DOTNET_ROOT", "DOTNET_HOST_PATH"]).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = _home.Home;
        start.Environment["ACTOR_POSTURE"] = posture;
        start.Environment["ACTOR_BUILT_IN_URL"] = "https://t.example";
        return Process.Start(start)!;
    }
}
