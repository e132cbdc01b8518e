using System.Buffers;
using System.Text.Json;
using Ingest.Functions.Mapping;

namespace Ingest.Functions.Quarantining;

/// <summary>Writes rejects as rows of <see cref="Telemetry.Schema.Tables.TableDefinition.Rejects"/>, each ended by a newline.</summary>
internal static class RejectWriter
{
    public static void Write(IBufferWriter<byte> rows, Reject reject)
    {
        Span<byte> received = stackalloc byte[EventTime.Length];
        EventTime.Write(reject.Received, received);
        using (var writer = new Utf8JsonWriter(rows))
        {
            writer.WriteStartObject();
            writer.WriteString("TimeGenerated"u8, received);
            writer.WriteString("ReceivedTime"u8, received);
            writer.WriteString("Reason"u8, reject.Reason);
            writer.WriteString("Keyword"u8, reject.Keyword);
            WriteIfAny(writer, "Pointer"u8, reject.Pointer);
            WriteIfAny(writer, "Name"u8, reject.Name);
            WriteIfAny(writer, "App"u8, reject.App);
            WriteIfAny(writer, "AppVersion"u8, reject.AppVersion);
            writer.WriteString("ProducerId"u8, reject.ProducerId);
            writer.WriteNumber("SizeBytes"u8, reject.SizeBytes);
            writer.WriteEndObject();
        }

        rows.Write("\n"u8);
    }

    /// <summary>Columns without a value are left out, as in the rows of events.</summary>
    private static void WriteIfAny(Utf8JsonWriter writer, ReadOnlySpan<byte> column, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(column, value);
        }
    }
}
