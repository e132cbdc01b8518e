using System.Diagnostics;
using System.Globalization;

namespace Ingest.EndToEnd.Notes;

/// <summary>The built <c>notes</c> as a process of its own, in an environment that holds nothing but what the test sets.</summary>
internal sealed class NotesProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    private NotesProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    internal int Id => _process.Id;

    internal static NotesProcess Start(string directory, IReadOnlyDictionary<string, string> environment, params string[] args) =>
        StartProgram("notes.dll", directory, environment, args);

    /// <param name="pipe">Takes the standard error in place of this process; null for this process after all.</param>
    internal static NotesProcess StartWithErrorTo(string? pipe, string directory, IReadOnlyDictionary<string, string> environment, params string[] args) =>
        StartProgram("notes.dll", directory, environment, args, pipe);

    private static NotesProcess StartProgram(string program, string directory, IReadOnlyDictionary<string, string> environment, string[] args, string? errorPipe = null)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        // exec: the process of the shell becomes that of the command.
        string[] shell = errorPipe is null ? [] : ["/bin/sh", "-c", "pipe=$1; shift; exec \"$@\" 2> \"$pipe\"", "sh", errorPipe];
        string[] line = [.. shell, dotnet, Path.Combine(AppContext.BaseDirectory, program), .. args];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = new[] { "PATH", "DOTNET_ROOT", "DOTNET_HOST_PATH" };
        foreach (var name in start.Environment.Keys.Except(kept).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = directory;
        start.Environment["NOTES_HOME"] = Path.Combine(directory, "notes");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    internal static async Task<NotesRun> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Start(directory, environment, args);
        return await process.EndAsync();
    }

    internal async Task<NotesRun> EndAsync()
    {
        _process.StandardInput.Close();
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new(_process.ExitCode, output, await _error);
    }

    /// <summary>The built <c>telemetry</c> command in the same surroundings.</summary>
    internal static Task<NotesRun> RunToolAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] args) =>
        RunProgramAsync("telemetry.dll", directory, environment, args);

    /// <summary>Another built program in the same surroundings.</summary>
    internal static async Task<NotesRun> RunProgramAsync(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = StartProgram(program, directory, environment, args);
        return await process.EndAsync();
    }

    internal Task<string?> ReadLineAsync() =>
        _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    internal async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
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
