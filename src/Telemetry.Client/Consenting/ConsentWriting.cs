using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Telemetry.Client.Consenting;

/// <summary>Writes a consent file anew. Members that are not ours are kept, and stay first.</summary>
internal static class ConsentWriting
{
    /// <param name="record">What the file is to say.</param>
    /// <param name="old">The file as it is, readable as JSON or empty.</param>
    /// <param name="now">The time of the decision.</param>
    internal static ReadOnlyMemory<byte> Write(ConsentRecord record, ReadOnlyMemory<byte> old, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            writer.WriteStartObject();
            WriteForeign(writer, old);
            if (record.Choice is ConsentChoice.Granted or ConsentChoice.Refused)
            {
                writer.WriteString(ConsentKeys.Consent, record.Choice == ConsentChoice.Granted ? ConsentKeys.Granted : ConsentKeys.Refused);
                WriteCount(writer, ConsentKeys.Version, record.Version);
            }

            WriteCount(writer, ConsentKeys.NoticeVersion, record.NoticeVersion);
            writer.WriteString(ConsentKeys.DecidedAt, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteNumber(ConsentKeys.Revision, record.Revision);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, int? count)
    {
        if (count is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void WriteForeign(Utf8JsonWriter writer, ReadOnlyMemory<byte> old)
    {
        if (old.IsEmpty)
        {
            return;
        }

        using var document = JsonDocument.Parse(ConsentReading.Utf8(old), ConsentReading.Lenient);
        foreach (var member in document.RootElement.EnumerateObject().Where(m => !ConsentKeys.All.Contains(m.Name, StringComparer.Ordinal)))
        {
            member.WriteTo(writer);
        }
    }
}
