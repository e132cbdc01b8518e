using System.Runtime.InteropServices;

namespace Notes.Cli.Telemetry;

/// <summary>
/// Turns Ctrl-C and a request to terminate into a cancellation, and into the end of patience when the command takes no notice of it
/// for two seconds, or when the request is repeated.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _requested = new();
    private readonly TaskCompletionSource _overdue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;
    private Timer? _grace;
    private int _exitCode;

    internal Interruption()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Request(signal, ExitCodes.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Request(signal, ExitCodes.Terminated)),
        ];
    }

    /// <summary>The exit code that the first signal asks for; null while there was none.</summary>
    internal int? ExitCode => Volatile.Read(ref _exitCode) is not 0 and var code ? code : null;

    internal CancellationToken Token => _requested.Token;

    /// <summary>Completes when the command has had its time.</summary>
    internal Task Overdue => _overdue.Task;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _grace?.Dispose();
        _requested.Dispose();
    }

    private void Request(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
        {
            _overdue.TrySetResult();
            return;
        }

        try
        {
            _grace = new Timer(_ => _overdue.TrySetResult(), null, Grace, Timeout.InfiniteTimeSpan);
            _requested.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended between the signal and this line.
        }
    }
}
