using System.Buffers.Binary;

namespace Telemetry.Client.Events;

/// <summary>
/// Makes UUIDv7 (RFC 9562, section 5.7), each larger than the one before it: 48 bits of Unix milliseconds, 12 bits of counter
/// (section 6.2, method 1), 62 random bits. Thread-safe.
/// </summary>
/// <param name="time">The wall clock.</param>
/// <param name="random">Fills a span with random bytes.</param>
internal sealed class UuidV7Source(TimeProvider time, RandomFill random)
{
    private const int CounterLimit = 0xFFF;

    /// <summary>Protects the last time and counter.</summary>
    private readonly object _order = new();
    private long _lastMilliseconds = long.MinValue;
    private int _counter;

    internal Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        var milliseconds = NextMoment(time.GetUtcNow().ToUnixTimeMilliseconds(), seed: bytes[7], out var counter);

        return Compose(bytes, milliseconds, counter);
    }

    /// <summary>An id that is as old as something else. It is in no order with others of that time.</summary>
    internal Guid At(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        return Compose(bytes, moment.ToUnixTimeMilliseconds(), (bytes[6] & 0xF) << 8 | bytes[7]);
    }

    private static Guid Compose(Span<byte> random, long milliseconds, int counter)
    {
        BinaryPrimitives.WriteInt64BigEndian(random, milliseconds << 16);
        random[6] = (byte)(0x70 | (counter >> 8));
        random[7] = (byte)counter;
        random[8] = (byte)(0x80 | (random[8] & 0x3F));
        return new Guid(random, bigEndian: true);
    }

    /// <summary>A clock that stands still or goes back does not: the counter goes on, and carries into the milliseconds when it is full.</summary>
    private long NextMoment(long now, byte seed, out int counter)
    {
        lock (_order)
        {
            if (now > _lastMilliseconds)
            {
                _lastMilliseconds = now;
                _counter = seed;
            }
            else if (++_counter > CounterLimit)
            {
                _lastMilliseconds++;
                _counter = seed;
            }

            counter = _counter;
            return _lastMilliseconds;
        }
    }
}
