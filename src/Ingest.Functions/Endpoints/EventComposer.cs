using System.Text.Json;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes whole events of those that come without our envelope, so that everything behind this knows one form only.</summary>
internal static class EventComposer
{
    /// <summary>Writes an event for each slice of the body and points the slices there.</summary>
    public static void Compose(EnvelopeHeaders headers, PooledBuffer body, List<EventSlice> slices, PooledBuffer events)
    {
        for (var i = 0; i < slices.Count; i++)
        {
            var data = body.Written.Slice(slices[i].Start, slices[i].Length);
            slices[i] = slices[i].Fault == SliceFault.None && IsOneValue(data)
                ? Write(headers.Envelope(), data, events)
                : Copy(data, slices[i].Fault, events);
        }
    }

    /// <summary>Writes an event around <paramref name="data"/>, which is one JSON value.</summary>
    public static EventSlice Write(MadeEnvelope envelope, ReadOnlySpan<byte> data, PooledBuffer events)
    {
        var start = events.Length;
        using (var writer = new Utf8JsonWriter(events))
        {
            writer.WriteStartObject();
            envelope.WriteTo(writer);
            writer.WriteRawValue(data, skipInputValidation: true);
            writer.WriteEndObject();
        }

        var length = events.Length - start;
        return new EventSlice(start, length, length > IngestLimits.EventBytes ? SliceFault.TooLarge : SliceFault.None);
    }

    /// <summary>
    /// Takes over bytes that are not one value, for validation to refuse: put into an envelope, they could close it and add
    /// members of their own.
    /// </summary>
    public static EventSlice Copy(ReadOnlySpan<byte> data, SliceFault fault, PooledBuffer events)
    {
        var start = events.Length;
        events.Write(data);
        return new EventSlice(start, data.Length, fault);
    }

    private static bool IsOneValue(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
