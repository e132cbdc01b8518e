namespace Telemetry.Client.Spooling;

/// <summary>What a segment's header says of it.</summary>
internal enum SegmentFormat
{
    /// <summary>Written by this version's rules.</summary>
    Current,

    /// <summary>Written by a later version, which alone may touch it.</summary>
    Future,

    /// <summary>Cut or damaged. Records vouch for themselves, so those that are whole are read all the same.</summary>
    Damaged,
}
