using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Stored lines as envelopes of Common Schema 4.0: compact, UTF-8 as it is, a line feed between two and none at the end. No slot but the
/// documented ones: a collector refuses the whole body for another.
/// </summary>
internal static class CollectorBody
{
    internal const string MediaType = "application/x-json-stream";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] From(ReadOnlyMemory<byte>[] lines, string tenant)
    {
        var body = new MemoryStream();
        foreach (var line in lines)
        {
            if (body.Length > 0)
            {
                body.WriteByte((byte)'\n');
            }

            using var document = JsonDocument.Parse(line);
            using var writer = new Utf8JsonWriter(body, Plain);
            Write(writer, document.RootElement, tenant);
        }

        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement stored, string tenant)
    {
        writer.WriteStartObject();
        writer.WriteString("ver"u8, "4.0"u8);
        Copy(writer, "name", stored, "name");
        // Stored with milliseconds, which is what a collector keeps.
        Copy(writer, "time", stored, "time");
        writer.WriteString("iKey"u8, tenant);
        Copy(writer, "data", stored, "data");
        writer.WriteStartObject("ext"u8);
        WriteDevice(writer, stored);
        writer.WriteStartObject("os"u8);
        Copy(writer, "name", stored, "os");
        Copy(writer, "ver", stored, "os_version");
        writer.WriteEndObject();
        writer.WriteStartObject("app"u8);
        Copy(writer, "ver", stored, "app_version");
        Copy(writer, "sesId", stored, "session_id");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteDevice(Utf8JsonWriter writer, JsonElement stored)
    {
        writer.WriteStartObject("device"u8);
        if (Text(stored, "install_id") is { } install)
        {
            // The kind of id, without which a collector refuses it: a random one.
            writer.WriteString("localId"u8, "r:" + install);
        }

        writer.WriteString("authId"u8, Text(stored, "install_status")?.ToUpperInvariant() ?? "FAILED");
        Copy(writer, "deviceClass", stored, "arch");
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, string name, JsonElement stored, string member)
    {
        if (stored.TryGetProperty(member, out var value))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    private static string? Text(JsonElement stored, string member) => stored.TryGetProperty(member, out var value) ? value.GetString() : null;
}
