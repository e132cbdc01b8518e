using System.Text.Json;

namespace Telemetry.Client.Spooling;

/// <summary>
/// How many events were lost, by reason. On disk it is the object that <c>client_stats</c> calls <c>dropped</c>; reasons that
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

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var reason = 0; reason < _counts.Length; reason++)
        {
            if (_counts[reason] > 0 && WireName((DropReason)reason) is { } name)
            {
                writer.WriteNumber(name, _counts[reason]);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads an object; what it does not know in it is left out. The reader stands on its start, and then on its end.</summary>
    internal static LossCounts Read(ref Utf8JsonReader reader)
    {
        var counts = new LossCounts();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var reason = ReasonOf(reader.GetString());
            reader.Read();
            if (reason is { } known && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count) && count > 0)
            {
                counts.Add(known, count);
            }

            reader.Skip();
        }

        return counts;
    }

    private static DropReason? ReasonOf(string? name)
    {
        for (var reason = 0; reason < Reasons; reason++)
        {
            if (name is not null && WireName((DropReason)reason) == name)
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
