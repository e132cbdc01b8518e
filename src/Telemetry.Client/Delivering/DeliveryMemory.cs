using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>Where the state of delivery is kept: in the spool's folder, or, where that cannot be, in this process alone.</summary>
internal sealed class DeliveryMemory(DeliveryStateFile? file)
{
    /// <summary>What the file does not hold, because there is none or it could not be written.</summary>
    private DeliveryState? _here;

    internal DeliveryState Recall(DateTimeOffset now)
    {
        var kept = file?.Read() ?? new();
        // Another process may have found the disk in order meanwhile.
        var state = _here is null || kept.LastAttempt > _here.LastAttempt ? kept : _here;
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
            if (file is not null)
            {
                file.Write(state);
                _here = null;
            }
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // Sending all the same is what may free the disk.
        }
    }
}
