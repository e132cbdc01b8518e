using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>What an uploader works with.</summary>
internal sealed class UploaderParts
{
    /// <summary>The spool's folder; null where there is none.</summary>
    internal SpoolFolder? Folder { get; init; }

    internal required DeliveryMemory Memory { get; init; }

    /// <summary>Where what was sent can be looked at; null where there is no spool.</summary>
    internal SentLog? Sent { get; init; }

    internal required MemoryBacklog Backlog { get; init; }

    /// <summary>Called at the first batch: nothing of the network stack is loaded before.</summary>
    internal required Func<IEventDestination> Connect { get; init; }

    /// <summary>Asked before each batch.</summary>
    internal required Func<bool> MaySend { get; init; }

    /// <summary>Makes the line of a report.</summary>
    internal required EventEncoder Encoder { get; init; }

    internal required CounterLedger Counters { get; init; }

    internal required UuidV7Source Ids { get; init; }

    internal required RandomFill Random { get; init; }

    internal required TimeProvider Time { get; init; }

    /// <summary>0 up to, but not, 1.</summary>
    internal double Chance()
    {
        Span<byte> octet = stackalloc byte[1];
        Random(octet);
        return octet[0] / 256.0;
    }
}
