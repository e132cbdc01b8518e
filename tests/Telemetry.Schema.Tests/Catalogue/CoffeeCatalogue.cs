using System.Text.Json.Nodes;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Tests.Catalogue;

/// <summary>A small catalogue that keeps every rule, for tests to break one at a time.</summary>
internal sealed class CoffeeCatalogue
{
    public const string CoffeeFile = "events/coffee.schema.json";

    private readonly SortedDictionary<string, JsonNode> _files = new(StringComparer.Ordinal)
    {
        [EnvelopeDefinition.FileName] = JsonNode.Parse("""
            {
              "title": "Envelope", "description": "What every event carries.", "x-consent-version": 3,
              "type": "object", "additionalProperties": false, "required": ["data"],
              "properties": {
                "app": { "description": "Product.", "x-purpose": "Tells products apart.", "x-class": "operational", "x-column": "App", "type": "string", "maxLength": 8, "pattern": "^[a-z]*$" },
                "data": { "description": "The event.", "x-purpose": "Holds the event.", "x-class": "operational", "type": "object" }
              }
            }
            """)!,
        [CoffeeFile] = JsonNode.Parse("""
            {
              "title": "Coffee", "description": "A cup was made.", "x-event": "coffee", "x-event-version": 1,
              "type": "object", "additionalProperties": false, "required": ["roast"],
              "$defs": { "grams": { "type": "integer", "minimum": 0, "maximum": 100 } },
              "properties": {
                "roast": { "description": "Roast.", "x-purpose": "Shows taste.", "x-class": "operational", "x-column": "Roast", "x-type": "Roast", "type": "string", "enum": ["light", "dark"] },
                "cups": { "description": "Cups.", "x-purpose": "Shows thirst.", "x-class": "operational", "x-column": "Cups", "type": "integer", "minimum": 1, "maximum": 9 },
                "note": { "description": "Note.", "x-purpose": "Explains.", "x-class": "text", "type": "string", "maxLength": 20, "pattern": "^[a-z ]*$" },
                "beans": { "description": "Beans.", "x-purpose": "Shows stock.", "x-class": "operational", "$ref": "#/$defs/grams" },
                "steps": {
                  "description": "Steps.", "x-purpose": "Shows effort.", "x-class": "operational", "type": "array", "maxItems": 4,
                  "items": {
                    "x-type": "Step", "type": "object", "additionalProperties": false,
                    "properties": {
                      "seconds": { "description": "Time.", "x-purpose": "Finds slow ones.", "x-class": "operational", "type": "number", "minimum": 0, "maximum": 600 }
                    }
                  }
                },
                "extras": {
                  "description": "Extras.", "x-purpose": "Shows taste.", "x-class": "operational", "x-type": "EventAttributes", "type": "object", "maxProperties": 3,
                  "propertyNames": { "maxLength": 8, "pattern": "^[a-z]+$" },
                  "additionalProperties": { "type": ["boolean", "number"], "minimum": 0, "maximum": 5 }
                }
              }
            }
            """)!,
    };

    public JsonObject Envelope => _files[EnvelopeDefinition.FileName].AsObject();

    public JsonObject Coffee => _files[CoffeeFile].AsObject();

    public JsonObject Property(string name) => Coffee["properties"]![name]!.AsObject();

    /// <summary>Adds a copy of the coffee event under another file name.</summary>
    public JsonObject AddCopy(string file)
    {
        var copy = Coffee.DeepClone().AsObject();
        _files[file] = copy;
        return copy;
    }

    public void Remove(string file) => _files.Remove(file);

    public EventCatalogue Read() => CatalogueReader.Read(Files());

    public EventCatalogue ReadJudged() => CatalogueReader.ReadJudged(Files());

    private IReadOnlyList<SchemaFile> Files() =>
        [.. _files.Select(f => new SchemaFile(f.Key, System.Text.Encoding.UTF8.GetBytes(f.Value.ToJsonString())))];
}
