using System.Diagnostics;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>The spool's driver as a process of its own, and what it has said of events.</summary>
internal sealed class SpoolProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    internal SpoolProcess(string mode, string folder, string prefix = "-")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Telemetry.SpoolDriver.dll"), mode, folder, prefix])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <summary>What the spool has promised to keep.</summary>
    internal List<string> Acknowledged { get; } = [];

    /// <summary>What was handed out.</summary>
    internal List<string> Delivered { get; } = [];

    internal async Task ReadyAsync() => Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience));

    /// <summary>Lets it begin, or end.</summary>
    internal void Signal() => _process.StandardInput.Close();

    /// <summary>Waits for its end, after killing it once it has said so many lines. True where it was killed.</summary>
    internal async Task<bool> EndAsync(int killAfter = int.MaxValue)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            (line.StartsWith('w') ? Acknowledged : Delivered).Add(line[2..]);
            if (--killAfter == 0)
            {
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode != 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
