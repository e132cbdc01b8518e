namespace Telemetry.Client.Recording;

/// <summary>Lets the first one through, and nobody after. Thread-safe.</summary>
internal sealed class OnceGate
{
    private int _passed;

    internal bool IsPassed => Volatile.Read(ref _passed) != 0;

    internal bool TryPass() => Interlocked.Exchange(ref _passed, 1) == 0;
}
