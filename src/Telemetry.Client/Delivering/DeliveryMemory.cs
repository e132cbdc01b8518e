using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>Where the state of delivery is kept: in the spool's folder, or, where that cannot be, in this process alone.</summary>
internal sealed class DeliveryMemory(DeliveryStateFile? file)
{
    private DeliveryState _here = new();

    internal DeliveryState Recall(DateTimeOffset now)
    {
        var state = file?.Read() ?? _here;
        var rebased = Pacing.Rebased(state, now);
        if (!ReferenceEquals(rebased, state))
        {
            Keep(rebased);
        }

        return rebased;
    }

    /// <summary>A disk that takes nothing costs the pace, which then holds for this process alone.</summary>
    internal void Keep(DeliveryState state)
    {
        _here = state;
        try
        {
            file?.Write(state);
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // Sending all the same is what may free the disk.
        }
    }
}
