using System.Globalization;

namespace Ingest.Functions.Mapping;

/// <summary>The one form of time on the wire and in rows: RFC 3339, UTC, milliseconds, <c>Z</c>.</summary>
internal static class EventTime
{
    /// <summary>Bytes of <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    public const int Length = 24;

    private const string Format = "yyyy-MM-ddTHH:mm:ss.fff'Z'";

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
        if (text.Length != Length || text[10] != 'T' || text[19] != '.' || text[23] != 'Z')
        {
            return false;
        }

        Span<char> chars = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            chars[i] = (char)text[i];
        }

        return DateTimeOffset.TryParseExact(
            chars, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    public static void Write(DateTimeOffset time, Span<byte> destination) =>
        time.UtcDateTime.TryFormat(destination, out _, Format, CultureInfo.InvariantCulture);
}
