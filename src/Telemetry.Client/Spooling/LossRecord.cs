using System.Buffers;
using System.Text.Json;

namespace Telemetry.Client.Spooling;

/// <summary>The payload of a <see cref="RecordKind.Losses"/> record.</summary>
internal static class LossRecord
{
    internal static ReadOnlyMemory<byte> Write(LossCounts counts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            counts.Write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Nothing where the payload is none of ours: a count is not worth a fault.</summary>
    internal static LossCounts Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? LossCounts.Read(ref reader) : new();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new();
        }
    }
}
