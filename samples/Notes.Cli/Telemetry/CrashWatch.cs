using Telemetry.Client;
using Telemetry.Client.Events;

namespace Notes.Cli.Telemetry;

/// <summary>Records a crash of the command, also one on a thread that nobody awaits.</summary>
internal sealed class CrashWatch : IDisposable
{
    private readonly CommandRecording _command;
    private readonly TelemetryClient _telemetry;
    private Exception? _recorded;

    internal CrashWatch(CommandRecording command, TelemetryClient telemetry)
    {
        _command = command;
        _telemetry = telemetry;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;

    internal void Record(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _recorded, exception, null) is null)
        {
            _telemetry.TrackError(exception, FailureReason.InternalError, ExitCodes.Crash);
            _command.Fail(FailureReason.InternalError, ExitCodes.Crash);
        }
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs crash)
    {
        if (crash.ExceptionObject is Exception exception)
        {
            Record(exception);
            _telemetry.Dispose();
        }
    }
}
