using System.Diagnostics;

namespace Functions.HostStandIn.Workers;

/// <summary>The worker as a process, started as the host starts it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const string MaxMessageLength = "2147483647";

    /// <summary>What the shell of these tests says about itself is no setting of the app.</summary>
    private static readonly string[] NotInherited =
        ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "DOTNET_ENVIRONMENT"];

    private readonly Process _process;
    private readonly Action<ConsoleLine>? _heard;
    private readonly Lock _lock = new();
    private readonly List<ConsoleLine> _lines = [];
    private readonly Task _read;
    private readonly long _started = Stopwatch.GetTimestamp();
    private TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process, Action<ConsoleLine>? heard)
    {
        _process = process;
        _heard = heard;
        _read = Task.WhenAll(ReadAsync(process.StandardOutput, isError: false), ReadAsync(process.StandardError, isError: true));
        Exited = ExitAsync();
    }

    /// <summary>Completes with the exit code, once all that the process wrote has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>How long ago the process was started.</summary>
    public TimeSpan Since => Stopwatch.GetElapsedTime(_started);

    public IReadOnlyList<ConsoleLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <param name="server">Where the host's end of the protocol listens.</param>
    public static WorkerProcess Start(FunctionApp app, Uri server, string workerId, IReadOnlyDictionary<string, string> settings, Action<ConsoleLine>? heard)
    {
        var requestId = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo(app.Executable) { WorkingDirectory = app.Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            app.WorkerPath,
            "--host", server.Host, "--port", $"{server.Port}", "--workerId", workerId, "--requestId", requestId, "--grpcMaxMessageLength", MaxMessageLength,
            "--functions-uri", server.AbsoluteUri, "--functions-worker-id", workerId, "--functions-request-id", requestId, "--functions-grpc-max-message-length", MaxMessageLength,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in NotInherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = app.Directory;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Directory;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new WorkerProcess(Process.Start(start)!, heard);
    }

    /// <summary>Returns once the worker has written such a line.</summary>
    /// <exception cref="IOException">It ended without.</exception>
    public async Task<ConsoleLine> SaysAsync(Func<ConsoleLine, bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_lines.Find(l => condition(l)) is { } line)
                {
                    return line;
                }

                more = _said.Task;
            }

            if (_read.IsCompleted)
            {
                throw new IOException($"The worker ended without saying what was waited for. It said:\n{this}");
            }

            await Task.WhenAny(more, _read).WaitAsync(cancellation);
        }
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await Exited;
        _process.Dispose();
    }

    public override string ToString() => string.Join('\n', Lines.Select(l => l.Text));

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        await _read;
        return _process.ExitCode;
    }

    private async Task ReadAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is { } text)
        {
            var line = new ConsoleLine(isError, text);
            _heard?.Invoke(line);
            lock (_lock)
            {
                _lines.Add(line);
                _said.SetResult();
                _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
