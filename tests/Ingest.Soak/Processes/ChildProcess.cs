using System.Diagnostics;
using System.Globalization;

namespace Ingest.Soak.Processes;

/// <summary>A program of the build in a process of its own; its output goes to a file.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<bool> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _head = [];
    private readonly Task _reading;

    private ChildProcess(Process process, string log, Func<string, bool> isStart)
    {
        _process = process;
        LogPath = log;
        _log = new StreamWriter(log) { AutoFlush = true };
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, isStart), ReadAsync(process.StandardError, isStart));
        _ = _reading.ContinueWith(_ => _started.TrySetResult(false), TaskScheduler.Default);
    }

    public string LogPath { get; }

    /// <summary>What it printed until it had started.</summary>
    public IReadOnlyList<string> Head => _head;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <summary>Bytes in memory now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and returns once a line of its output says that it runs.</summary>
    /// <exception cref="ProcessFault">It ended before that.</exception>
    public static async Task<ChildProcess> StartAsync(
        ProcessStartInfo start, IEnumerable<string> args, IReadOnlyDictionary<string, string> environment, string log, Func<string, bool> isStart, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(Process.Start(start)!, log, isStart);
        var hasStarted = await child._started.Task.WaitAsync(StartPatience, cancellation);
        if (hasStarted)
        {
            return child;
        }

        await child.DisposeAsync();
        throw new ProcessFault($"{start.ArgumentList.FirstOrDefault() ?? start.FileName} did not start. It said:\n{await File.ReadAllTextAsync(log, cancellation)}");
    }

    /// <summary>Asks it to end by SIGTERM and tells how long that took; null where it was killed in the end.</summary>
    public async Task<TimeSpan?> StopAsync(TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var end = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(end.Token);
            return watch.Elapsed;
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _reading;
        await _log.DisposeAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader output, Func<string, bool> isStart)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.WriteLine(line);
                if (!_started.Task.IsCompleted)
                {
                    _head.Add(line);
                }
            }

            if (isStart(line))
            {
                _started.TrySetResult(true);
            }
        }
    }
}
