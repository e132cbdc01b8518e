using System.Text.Json;

namespace Telemetry.Client.Delivering;

/// <summary>What an HTTP answer says about each event of a batch: a pure function of status, header and body.</summary>
internal static class AnswerReading
{
    private const int Ok = 200;

    /// <summary>Reads one answer.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="retryAfter">The value of <c>Retry-After</c>, if there was one.</param>
    /// <param name="body">The body, decoded.</param>
    /// <param name="count">How many events were sent.</param>
    internal static DeliveryAnswer Read(int status, TimeSpan? retryAfter, ReadOnlySpan<byte> body, int count) => status switch
    {
        // What cannot be understood confirms nothing, and refuses nothing either: a portal's login page is a 200 as well.
        Ok when body.Length > 0 => Batch(body, count) is { } verdicts
            ? new(verdicts, retryAfter)
            : DeliveryAnswer.All(DeliveryVerdict.Retry, count, retryAfter),
        // Receivers that know no batches confirm with the status alone.
        >= Ok and < 300 => DeliveryAnswer.All(DeliveryVerdict.Stored, count),
        // Several events in one request are not to blame, each by itself: they are sent again in smaller requests.
        413 when count > 1 => DeliveryAnswer.All(DeliveryVerdict.Retry, count, retryAfter) with { IsTooLarge = true },
        // Only these speak of the events themselves.
        400 or 413 or 415 or 422 => DeliveryAnswer.All(DeliveryVerdict.Rejected, count),
        401 or 403 => DeliveryAnswer.All(DeliveryVerdict.Retry, count, pause: retryAfter ?? DeliveryLimits.RefusalPause),
        410 => DeliveryAnswer.All(DeliveryVerdict.Retry, count, pause: retryAfter ?? DeliveryLimits.GonePause),
        _ => DeliveryAnswer.All(DeliveryVerdict.Retry, count, retryAfter),
    };

    /// <summary>
    /// The receiver's batch answer lists only what is not newly stored: <c>{"stored":n,"results":[{"index":0,"verdict":"retry"}]}</c>.
    /// Null where the body is something else.
    /// </summary>
    private static DeliveryVerdict[]? Batch(ReadOnlySpan<byte> body, int count)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("stored"u8, out var stored)
                || !stored.TryGetInt32(out var storedCount))
            {
                return null;
            }

            var verdicts = new DeliveryVerdict[count];
            var unlisted = count;
            foreach (var result in root.TryGetProperty("results"u8, out var results) ? results.EnumerateArray() : default)
            {
                verdicts[result.GetProperty("index"u8).GetInt32()] = Verdict(result.GetProperty("verdict"u8));
                unlisted--;
            }

            // What is not listed is stored, and the count must bear that out; whether it counts duplicates too is the receiver's choice.
            return storedCount >= unlisted && storedCount <= DeliveryAnswer.Counted(verdicts, DeliveryVerdict.Stored) ? verdicts : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static DeliveryVerdict Verdict(JsonElement verdict)
    {
        if (verdict.ValueEquals("stored"u8) || verdict.ValueEquals("duplicate"u8))
        {
            return DeliveryVerdict.Stored;
        }

        return verdict.ValueEquals("retry"u8) ? DeliveryVerdict.Retry : DeliveryVerdict.Rejected;
    }
}
