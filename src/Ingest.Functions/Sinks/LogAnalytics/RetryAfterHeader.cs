using System.Globalization;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): whole seconds, or a date.</summary>
internal static class RetryAfterHeader
{
    /// <summary>A longer wait is taken for this one; a client would be asked to come back in a year otherwise.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="now">The time on the clock of whoever sent the header.</param>
    /// <returns>Never negative; null where there is none, or none that can be read.</returns>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        if (value is null)
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
        }

        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Clamp((date - now).Ticks, 0, Longest.Ticks))
            : null;
    }
}
