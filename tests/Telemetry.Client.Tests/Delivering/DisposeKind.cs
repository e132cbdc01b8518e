namespace Telemetry.Client.Tests.Delivering;

public enum DisposeKind
{
    Async,
    Sync,
}
