using System.Globalization;

namespace Ingest.Functions.Mapping;

/// <summary>How far a client's clock stands from ours, as far as the client tells.</summary>
internal static class ClockSkew
{
    /// <summary>The header by which a client says when it sent the request, as RFC 3339 or as an HTTP date.</summary>
    public const string SentHeader = "X-Telemetry-Sent";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "r"];

    /// <summary>Receiver minus client in milliseconds, as the column says: positive where the client is slow; null where the header is missing or not a time.</summary>
    public static long? Milliseconds(string? sent, DateTimeOffset received) =>
        DateTimeOffset.TryParseExact(sent, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (long)(received - time).TotalMilliseconds
            : null;
}
