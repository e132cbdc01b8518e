using System.Buffers.Text;
using System.Text;

namespace Ingest.Functions.Mapping;

/// <summary>The one form of time on the wire and in rows: RFC 3339, UTC, milliseconds, <c>Z</c>.</summary>
internal static class EventTime
{
    /// <summary>Bytes of <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    public const int Length = 24;

    /// <summary>Bytes of the same as a JSON string.</summary>
    public const int JsonLength = Length + 2;

    /// <summary>
    /// <c>yyyy-MM-ddTHH:mm:ss.fffffffZ</c>. The runtime reads and writes this form directly; a pattern of our own it would
    /// interpret anew for each event, which took a seventh of the time of a batch.
    /// </summary>
    private const char RoundTrip = 'O';

    /// <summary>Bytes of that form in UTC.</summary>
    private const int RoundTripLength = 28;

    /// <summary>
    /// How far back a row's TimeGenerated may lie: Log Analytics replaces what is older by the time of receipt
    /// (azure-monitor-docs, log-standard-columns).
    /// </summary>
    public static readonly TimeSpan OldestKept = TimeSpan.FromDays(2);

    /// <summary>How far ahead it may lie, from the same source.</summary>
    public static readonly TimeSpan NewestKept = TimeSpan.FromDays(1);

    /// <summary>Whether Log Analytics would keep this event's own time as TimeGenerated.</summary>
    public static bool IsKept(DateTimeOffset time, DateTimeOffset received) =>
        time >= received - OldestKept && time <= received + NewestKept;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || text[^1] != 'Z')
        {
            return false;
        }

        Span<byte> roundTrip = stackalloc byte[RoundTripLength];
        text[..^1].CopyTo(roundTrip);
        "0000Z"u8.CopyTo(roundTrip[(Length - 1)..]);
        return Utf8Parser.TryParse(roundTrip, out time, out var read, RoundTrip) && read == RoundTripLength;
    }

    /// <summary>The time as a JSON string.</summary>
    public static byte[] Json(DateTimeOffset time)
    {
        var json = new byte[JsonLength];
        json[0] = (byte)'"';
        Write(time, json.AsSpan(1));
        json[^1] = (byte)'"';
        return json;
    }

    public static string Text(DateTimeOffset time) => string.Create(Length, time, static (text, time) =>
    {
        Span<byte> utf8 = stackalloc byte[Length];
        Write(time, utf8);
        Encoding.ASCII.GetChars(utf8, text);
    });

    public static void Write(DateTimeOffset time, Span<byte> destination)
    {
        Span<byte> roundTrip = stackalloc byte[RoundTripLength];
        Utf8Formatter.TryFormat(time.UtcDateTime, roundTrip, out _, RoundTrip);
        roundTrip[..(Length - 1)].CopyTo(destination);
        destination[Length - 1] = (byte)'Z';
    }
}
