using System.Text.Json;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Listing;

/// <summary><c>telemetry catalog list</c>.</summary>
internal static class ListRun
{
    public static int Execute(EventCatalogue catalogue, ToolSurroundings surroundings, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            surroundings.Out.Write(JsonText.Of(json => Write(catalogue, json)));
            return ExitCode.Success;
        }

        var width = catalogue.Events.Select(e => e.Name.Length).DefaultIfEmpty().Max();
        foreach (var definition in catalogue.Events)
        {
            surroundings.Out.WriteLine($"{definition.Name.PadRight(width)}  v{definition.Version}  {definition.Fields.Count,2} fields  {definition.Description}");
        }

        return ExitCode.Success;
    }

    private static void Write(EventCatalogue catalogue, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("consentVersion", catalogue.ConsentVersion);
        json.WriteStartArray("events");
        foreach (var definition in catalogue.Events)
        {
            json.WriteStartObject();
            json.WriteString("name", definition.Name);
            json.WriteNumber("version", definition.Version);
            json.WriteString("audience", definition.Audience.ToString().ToLowerInvariant());
            json.WriteString("title", definition.Title);
            json.WriteString("description", definition.Description);
            json.WriteString("file", $"schemas/{definition.File}");
            json.WriteStartArray("fields");
            foreach (var field in definition.Fields)
            {
                json.WriteStringValue(field.Name);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
