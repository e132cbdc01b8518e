using System.Text.Json;
using Telemetry.Client.Consenting;
using Telemetry.Client.Events;

namespace Telemetry.Client.Verbs;

/// <summary>Everything that is held about one installation, as one JSON document: the status, what identifies it, and all events.</summary>
internal static class ExportDocument
{
    internal static string Of(StatusReport report, Holdings? holdings) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("status");
        StatusJson.Write(json, report);
        json.WriteEndObject();
        json.WritePropertyName("consent_file");
        if (holdings?.ConsentFile() is { } consent)
        {
            JsonText.WriteRaw(json, ConsentReading.Utf8(consent).Span);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("install");
        if (holdings?.Install() is { } install)
        {
            json.WriteStartObject();
            json.WriteString("id", WireText.Of(install.Id));
            json.WriteString("made_at", WireText.Of(install.MadeAt));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        Events(json, "queued", holdings?.Queued() ?? []);
        Events(json, "sent", holdings?.Sent() ?? []);
        json.WriteEndObject();
    });

    private static void Events(Utf8JsonWriter json, string name, IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            JsonText.WriteRaw(json, line.Span);
        }

        json.WriteEndArray();
    }
}
