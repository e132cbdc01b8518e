using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Sinking;

namespace Telemetry.Client.Tracing;

/// <summary>
/// Tells trace sessions how the process's first command ended: one <c>Execution</c>, and one <c>Error</c> beside it where the tool failed. A crash
/// that no command has told of is told here; then the provider stays registered, as the process is about to end.
/// </summary>
internal sealed class TracingSink : IEventSink
{
    private readonly TraceRegistration _registration;
    private readonly TraceProvider _provider;
    private readonly string _correlation;
    private readonly Func<bool> _mayRecord;
    private readonly OnceGate _closed = new();

    /// <param name="correlation">The vector of this process.</param>
    /// <param name="mayRecord">Asked before a crash is told; events have been asked for.</param>
    internal TracingSink(TraceRegistration registration, TraceProvider provider, string correlation, Func<bool> mayRecord)
    {
        _registration = registration;
        _provider = provider;
        _correlation = correlation;
        _mayRecord = mayRecord;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    public void Take(RecordedEvent recorded)
    {
        if (recorded.Data is CommandEvent command)
        {
            End(TerminalEvent.Of(command));
        }
    }

    public Task CloseAsync()
    {
        if (_closed.TryPass())
        {
            AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
            _registration.Unregister();
        }

        return Task.CompletedTask;
    }

    public void Abandon()
    {
        // What was taken has been told.
    }

    /// <summary>The first end of the process is told, whatever ends it and however many try.</summary>
    internal void End(TerminalEvent end)
    {
        try
        {
            if (!_registration.Ended.TryPass())
            {
                return;
            }

            _provider.WriteExecution(end, _correlation);
            if (end.IsError)
            {
                _provider.WriteError(end, CorrelationVector.Increment(_correlation));
            }
        }
        catch (Exception)
        {
            // A trace session is no reason to fail.
        }
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs crash)
    {
        if (_mayRecord())
        {
            End(TerminalEvent.Crash);
        }
    }
}
