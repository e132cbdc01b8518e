using System.Diagnostics;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>The <c>actor</c> command as a process of its own, in an environment that holds nothing but what the test sets.</summary>
internal sealed class Actor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    internal Actor(string home, string act, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "actor.dll"), act])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(["PATH", "DOTNET_ROOT", "DOTNET_HOST_PATH"]).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    internal async Task ReadyAsync() => Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience));

    /// <summary>Lets it act.</summary>
    internal void Go() => _process.StandardInput.WriteLine();

    /// <summary>What it printed to standard output and to standard error.</summary>
    internal async Task<(string Output, string Error)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (output.Trim(), await _error);
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
