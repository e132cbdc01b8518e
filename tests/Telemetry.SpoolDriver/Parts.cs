using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Telemetry.SpoolDriver;

/// <summary>What a process has for its part in a spool.</summary>
internal sealed class Parts(string path)
{
    public SpoolFolder Folder { get; } = new(path, new SpoolDisk());

    public UuidV7Source Ids { get; } = new(TimeProvider.System, static bytes => Random.Shared.NextBytes(bytes));

    public CounterLedger Counters { get; } = new();
}
