namespace Telemetry.Schema.Formats;

/// <summary>The format <c>date-time</c>: RFC 3339 section 5.6, a date, a T and a time.</summary>
internal static class DateTimeFormat
{
    public static bool Matches(ReadOnlySpan<byte> text) =>
        text.Length > DateFormat.Length
        && (text[DateFormat.Length] | 0x20) == 't'
        && DateFormat.Matches(text[..DateFormat.Length])
        && TimeFormat.Matches(text[(DateFormat.Length + 1)..]);
}
