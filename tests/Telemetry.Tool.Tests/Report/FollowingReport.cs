using System.Diagnostics;
using System.Text;

namespace Telemetry.Tool.Tests.Report;

/// <summary>A process that goes on writing reports as JSON until it is ended.</summary>
internal sealed class FollowingReport : IDisposable
{
    private readonly Process _process;

    private FollowingReport(Process process) => _process = process;

    public static FollowingReport Start(string directory, string path) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "telemetry.dll"), "report", path, "--follow", "--json", "--panel", "summary"])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        })!);

    /// <summary>The next report: its lines up to the brace that closes it.</summary>
    public async Task<string> NextAsync()
    {
        var json = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            json.AppendLine(line);
            if (line == "}")
            {
                return json.ToString();
            }
        }

        throw new InvalidOperationException($"The report ended with {_process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
