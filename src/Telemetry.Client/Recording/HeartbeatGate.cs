namespace Telemetry.Client.Recording;

/// <summary>Lets the first one through, and nobody after.</summary>
internal sealed class HeartbeatGate
{
    private int _passed;

    internal bool TryPass() => Interlocked.Exchange(ref _passed, 1) == 0;
}
