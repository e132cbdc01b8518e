namespace Telemetry.Client.Delivering;

/// <summary>Who wants a drain.</summary>
internal enum DrainDemand
{
    /// <summary>The start of a run or the passing of time: only when the machine's pace allows it.</summary>
    WhenDue,

    /// <summary>A caller: now, unless the receiver asked to be left alone.</summary>
    Now,
}
