namespace Telemetry.Client.Spooling;

/// <summary>One record of a segment.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Payload">Its bytes, without the frame.</param>
internal sealed record SpoolRecord(RecordKind Kind, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether it is sent.</summary>
    internal bool IsSent => Kind is RecordKind.Event or RecordKind.Failure or RecordKind.Report;

    /// <summary>Whether it counts as an event of the app.</summary>
    internal bool IsCounted => Kind is RecordKind.Event or RecordKind.Failure;
}
