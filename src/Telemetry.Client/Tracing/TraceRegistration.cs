using Telemetry.Client.Recording;

namespace Telemetry.Client.Tracing;

/// <summary>
/// The provider of a process. The first client that asks registers it under its own name and version, later ones use the same; the last
/// that goes takes it along. Thread-safe.
/// </summary>
internal sealed class TraceRegistration
{
    /// <summary>Protects the provider and the count of those who use it.</summary>
    private readonly object _registering = new();
    private TraceProvider? _provider;
    private int _users;

    /// <summary>Passed by the terminal event: a process ends once.</summary>
    internal OnceGate Ended { get; } = new();

    internal TraceProvider Register(Func<TraceProvider> make)
    {
        lock (_registering)
        {
            _provider ??= make();
            _users++;
            return _provider;
        }
    }

    internal void Unregister()
    {
        lock (_registering)
        {
            if (--_users == 0)
            {
                _provider?.Dispose();
                _provider = null;
            }
        }
    }
}
