using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Telemetry.Client.Events;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Keeps the state as <c>delivery.json</c> in the spool's folder. Written by the one process that drains, by a new file and a
/// rename; what cannot be read counts as nothing known.
/// </summary>
internal sealed class DeliveryStateFile(SpoolFolder folder)
{
    private const string FileName = "delivery.json";
    private const string TemporaryName = "delivery.json.tmp";

    internal DeliveryState Read()
    {
        try
        {
            return folder.Disk.Read(folder.PathOf(FileName)) is { } json ? Parse(json) : new();
        }
        catch (Exception e) when (FileFault.IsOfDisk(e) || e is JsonException or InvalidOperationException or FormatException)
        {
            return new();
        }
    }

    /// <exception cref="IOException">It was not written; the old one is as it was.</exception>
    internal void Write(DeliveryState state)
    {
        // Made anew each time: one that a crash left may have any length.
        folder.Disk.Delete(folder.PathOf(TemporaryName));
        using var file = folder.Disk.Create(folder.PathOf(TemporaryName));
        file.Write(Text(state), 0);
        file.CloseAs(folder.PathOf(FileName));
    }

    private static ReadOnlySpan<byte> Text(DeliveryState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Write(writer, "last_attempt", state.LastAttempt);
            Write(writer, "next_attempt", state.NextAttempt);
            Write(writer, "paused_until", state.PausedUntil);
            writer.WriteNumber("failures", state.Failures);
            Write(writer, "last_accepted", state.LastAccepted);
            Write(writer, "last_report", state.LastReport);
            writer.WriteNumber("sent", state.Sent);
            writer.WriteNumber("spooled_at_report", state.SpooledAtReport);
            writer.WritePropertyName("dropped");
            state.Lost.Write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter writer, string name, DateTimeOffset? moment)
    {
        if (moment is { } known)
        {
            writer.WriteString(name, known.UtcDateTime.ToString(EventEncoder.TimeFormat, CultureInfo.InvariantCulture));
        }
    }

    private static DeliveryState Parse(byte[] json)
    {
        var state = new DeliveryState();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return state;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            state = name switch
            {
                "last_attempt" => state with { LastAttempt = reader.GetDateTimeOffset() },
                "next_attempt" => state with { NextAttempt = reader.GetDateTimeOffset() },
                "paused_until" => state with { PausedUntil = reader.GetDateTimeOffset() },
                "failures" => state with { Failures = reader.GetInt32() },
                "last_accepted" => state with { LastAccepted = reader.GetDateTimeOffset() },
                "last_report" => state with { LastReport = reader.GetDateTimeOffset() },
                "sent" => state with { Sent = reader.GetInt64() },
                "spooled_at_report" => state with { SpooledAtReport = reader.GetInt64() },
                "dropped" when reader.TokenType == JsonTokenType.StartObject => state with { Lost = LossCounts.Read(ref reader) },
                _ => state,
            };
            reader.Skip();
        }

        return state;
    }
}
