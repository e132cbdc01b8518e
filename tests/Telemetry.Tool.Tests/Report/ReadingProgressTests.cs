using System.Diagnostics;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Report;

/// <summary>What a report says while it reads much, to a process's real standard error.</summary>
public sealed class ReadingProgressTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ReadingProgressTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The terminals of other systems are made otherwise.");

        // Blank lines are no rows, and read as fast as bytes can be.
        var line = new string(' ', 65_535) + "\n";
        File.WriteAllText(_directory.File("much.jsonl"), string.Concat(Enumerable.Repeat(line, 40 << 4)));
        File.WriteAllText(_directory.File("little.jsonl"), line);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Report_OfMuchOnATerminal_SaysHowFarItIsAndTakesItBack()
    {
        var said = await OnTerminalAsync("much.jsonl");

        Assert.Contains("\rReading 8 of 40 MiB\rReading 16 of 40 MiB", said, StringComparison.Ordinal);
        Assert.EndsWith($"\r{new string(' ', 40)}\r", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfLittleOnATerminal_SaysNothing() =>
        Assert.DoesNotContain("Reading", await OnTerminalAsync("little.jsonl"), StringComparison.Ordinal);

    [Fact]
    public async Task Report_OfMuchIntoAFile_SaysNothing() => Assert.Equal("", await RunAsync("sh", "-c", Command("much.jsonl") + " 2>&1 >/dev/null"));

    /// <summary><c>script</c> of util-linux gives the command a terminal and passes on what it writes there.</summary>
    private Task<string> OnTerminalAsync(string file) => RunAsync("script", "-qec", Command(file) + " >/dev/null", "/dev/null");

    private static string Command(string file) => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "telemetry.dll")}' report {file} --json";

    private async Task<string> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = _directory.Path, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
