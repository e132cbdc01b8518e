namespace Telemetry.Client.Tests.Events;

/// <summary>An exception none of whose members can be trusted.</summary>
internal sealed class HostileFault : Exception
{
    public override string Message => throw new InvalidOperationException("message");

    public override string StackTrace => throw new InvalidOperationException("stack");

    public override string ToString() => throw new InvalidOperationException("text");

    public override Exception GetBaseException() => throw new InvalidOperationException("base");
}
