using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Recording;

/// <summary>Opens the outlets, and looks at what earlier runs have left: once each, and again where it failed. Thread-safe.</summary>
/// <param name="open">Opens the outlets.</param>
/// <param name="echo">Whether anything goes further than the terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class OutletOpening(Func<EventOutlets> open, EchoMode echo, TimeProvider time)
{
    private readonly object _turn = new();
    private volatile EventOutlets? _opened;
    private bool _hasBegun;

    /// <summary>Null while they are not open: nothing is in them then.</summary>
    internal EventOutlets? Opened => _opened;

    /// <summary>What the look, and the start of a drain, took of the host's time.</summary>
    internal TimeSpan Took { get; private set; }

    internal EventOutlets Outlets
    {
        get
        {
            if (_opened is { } outlets)
            {
                return outlets;
            }

            lock (_turn)
            {
                return _opened ??= open();
            }
        }
    }

    /// <summary>Looks at what earlier runs have left; a drain is under way after it, where one was due. Null where nothing leaves the machine.</summary>
    internal DeliveryLane? Begin()
    {
        if (echo == EchoMode.EchoOnly || Outlets.Lane is not { } lane)
        {
            return null;
        }

        lock (_turn)
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                var since = time.GetTimestamp();
                lane.Begin();
                Took = time.GetElapsedTime(since);
            }
        }

        return lane;
    }
}
