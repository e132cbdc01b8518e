using System.Globalization;
using System.Text;
using Telemetry.Client.Events;

namespace Telemetry.Client.Spooling;

/// <summary>
/// How many events were lost, by reason. The names on disk are those of <c>client_stats</c>; reasons that
/// are the person's or the app's own choice have no name there. Not thread-safe.
/// </summary>
internal sealed class LossCounts
{
    private readonly long[] _counts = new long[Reasons];

    private static int Reasons => TelemetryCounters.Reasons;

    /// <summary>Whether there is anything to report.</summary>
    internal bool IsEmpty
    {
        get
        {
            for (var reason = 0; reason < _counts.Length; reason++)
            {
                if (_counts[reason] > 0 && WireName((DropReason)reason) is not null)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Reported losses of all reasons.</summary>
    internal long Total
    {
        get
        {
            var total = 0L;
            for (var reason = 0; reason < _counts.Length; reason++)
            {
                total += WireName((DropReason)reason) is null ? 0 : _counts[reason];
            }

            return total;
        }
    }

    internal long this[DropReason reason] => _counts[(int)reason];

    internal void Add(DropReason reason, long count) => _counts[(int)reason] += count;

    internal void Add(LossCounts other)
    {
        for (var reason = 0; reason < _counts.Length; reason++)
        {
            _counts[reason] += other._counts[reason];
        }
    }

    internal void Clear() => Array.Clear(_counts);

    internal LossCounts Copy()
    {
        var copy = new LossCounts();
        copy.Add(this);
        return copy;
    }

    /// <summary>Each reason that occurred with its count, as in <c>disk=2 rejected=1</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var reason = 0; reason < _counts.Length; reason++)
        {
            if (_counts[reason] > 0 && WireName((DropReason)reason) is { } name)
            {
                text.Append(text.Length > 0 ? " " : "").Append(name).Append('=').Append(_counts[reason].ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    /// <summary>Reads such a text; what it does not know in it is left out.</summary>
    internal static LossCounts Parse(string text)
    {
        var counts = new LossCounts();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals > 0
                && ReasonOf(part[..equals]) is { } reason
                && WireText.TryReadCount(part.AsSpan(equals + 1), out var count))
            {
                counts.Add(reason, count);
            }
        }

        return counts;
    }

    private static DropReason? ReasonOf(string name)
    {
        for (var reason = 0; reason < Reasons; reason++)
        {
            if (WireName((DropReason)reason) == name)
            {
                return (DropReason)reason;
            }
        }

        return null;
    }

    private static string? WireName(DropReason reason) => reason switch
    {
        DropReason.NotDelivered => "not_delivered",
        DropReason.QueueFull => "queue_full",
        DropReason.SpoolFull => "spool_full",
        DropReason.Expired => "expired",
        DropReason.Rejected => "rejected",
        DropReason.TooLarge => "too_large",
        DropReason.Disk => "disk",
        _ => null,
    };
}
