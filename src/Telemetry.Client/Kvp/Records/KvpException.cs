namespace Telemetry.Client.Kvp.Records;

/// <summary>A pool was not read or written; nothing of the call was done. Faults of the file itself come as <see cref="IOException"/>.</summary>
internal sealed class KvpException(KvpFault fault, string message) : Exception(message)
{
    internal KvpFault Fault => fault;
}
