using System.Text.Json;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes whole events of bare data, so that everything behind this knows one form only.</summary>
internal static class EventComposer
{
    /// <summary>Writes an event for each slice of the body and points the slices there.</summary>
    public static void Compose(EnvelopeHeaders envelope, PooledBuffer body, List<EventSlice> slices, PooledBuffer events)
    {
        for (var i = 0; i < slices.Count; i++)
        {
            var data = body.Written.Slice(slices[i].Start, slices[i].Length);
            var start = events.Length;
            if (slices[i].Fault == SliceFault.None && IsOneValue(data))
            {
                WriteEvent(envelope, data, events);
            }
            else
            {
                // Put into an envelope, bytes that are not one value could close it and add members of their own.
                events.Write(data);
            }

            var length = events.Length - start;
            slices[i] = new EventSlice(start, length, length > IngestLimits.EventBytes ? SliceFault.TooLarge : slices[i].Fault);
        }
    }

    private static void WriteEvent(EnvelopeHeaders envelope, ReadOnlySpan<byte> data, PooledBuffer events)
    {
        using var writer = new Utf8JsonWriter(events);
        Span<byte> received = stackalloc byte[EventTime.Length];
        EventTime.Write(envelope.Received, received);

        writer.WriteStartObject();
        writer.WriteString("id"u8, envelope.Id ?? Guid.CreateVersion7(envelope.Received).ToString("D"));
        writer.WriteString("name"u8, envelope.Name);
        writer.WriteNumber("v"u8, envelope.Version);
        if (envelope.Time is { } time)
        {
            writer.WriteString("time"u8, time);
        }
        else
        {
            writer.WriteString("time"u8, received);
        }

        writer.WriteString("app"u8, envelope.App);
        writer.WriteString("app_version"u8, envelope.AppVersion);
        writer.WriteString("os"u8, "other"u8);
        writer.WriteString("arch"u8, "other"u8);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data, skipInputValidation: true);
        writer.WriteEndObject();
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
