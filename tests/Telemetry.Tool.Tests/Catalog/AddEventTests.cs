using System.Text.Json;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Tests.Catalog;

/// <summary>An operator adds an event by adding a file; nothing else is written by hand.</summary>
public sealed class AddEventTests
{
    private const string CoffeeFile = "schemas/events/coffee.schema.json";

    private const string Coffee = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Coffee",
          "description": "A cup was made.",
          "x-event": "coffee",
          "x-event-version": 1,
          "type": "object",
          "required": ["roast"],
          "properties": {
            "roast": {
              "description": "Roast of the beans.",
              "x-purpose": "Shows what to buy.",
              "x-class": "operational",
              "x-column": "Roast",
              "x-type": "RoastKind",
              "type": "string",
              "enum": ["light", "very_dark"]
            },
            "grams": {
              "description": "Weight of the beans.",
              "x-purpose": "Shows how much to buy.",
              "x-class": "operational",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000
            }
          },
          "additionalProperties": false
        }
        """;

    [Fact]
    public void Generate_NewEventWithAHigherConsentVersion_MakesEverything()
    {
        using var copy = new CatalogueCopy();
        copy.Write(CoffeeFile, Coffee);
        copy.RaiseConsentVersion();

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
        var type = copy.Read("src/Telemetry.Client/Generated/CoffeeEvent.g.cs");
        Assert.Contains("public sealed record CoffeeEvent : ITelemetryEvent<CoffeeEvent>", type, StringComparison.Ordinal);
        Assert.Contains("public required RoastKind Roast { get; init; }", type, StringComparison.Ordinal);
        Assert.Contains("public int? Grams { get; init; }", type, StringComparison.Ordinal);
        Assert.Contains("""FieldNames = ["roast", "grams"];""", type, StringComparison.Ordinal);
        Assert.Contains("""RoastKind.VeryDark => "very_dark",""", copy.Read("src/Telemetry.Client/Generated/RoastKind.g.cs"), StringComparison.Ordinal);
        Assert.Contains("""BoundedField.Write(writer, "roast"u8, FieldNeed.Required, Roast.ToWireName())""", type, StringComparison.Ordinal);
        Assert.Contains("""BoundedField.Write(writer, "grams"u8, FieldNeed.Optional, Bounded.Integer(Grams, 1, 1000))""", type, StringComparison.Ordinal);
        Assert.Contains("ConsentVersion = 2;", copy.Read("src/Telemetry.Client/Generated/EventCatalogueInfo.g.cs"), StringComparison.Ordinal);
        Assert.Contains("| `roast` | enumeration; `light`, `very_dark` | yes | operational | Roast | Roast of the beans. | Shows what to buy. |", copy.Read("docs/events.md"), StringComparison.Ordinal);
        Assert.Contains("| coffee | `grams` | Weight of the beans. | Shows how much to buy. | operational |", copy.Read("docs/privacy.md"), StringComparison.Ordinal);
        Assert.Equal(0, copy.Run("catalog", "check").ExitCode);
    }

    [Fact]
    public void Generate_NewEventWithAColumn_AddsTheColumnBeforeProperties()
    {
        using var copy = new CatalogueCopy();
        copy.Write(CoffeeFile, Coffee);
        copy.RaiseConsentVersion();
        copy.Run("catalog", "generate");

        using var columns = JsonDocument.Parse(copy.Read("infra/bicep/generated/TelemetryEvents_CL.columns.json"));
        using var stream = JsonDocument.Parse(copy.Read("infra/bicep/generated/TelemetryEvents_CL.stream.json"));
        var streamColumns = stream.RootElement.GetProperty("Custom-TelemetryEvents_CL").GetProperty("columns");

        string[] expected = ["DurationMs:long", "Roast:string", "Properties:dynamic"];
        Assert.Equal(expected, Around(columns.RootElement));
        Assert.Equal(expected, Around(streamColumns));
    }

    [Fact]
    public void Generate_NewEventOfAnotherSystem_ChangesTheDocumentAlone()
    {
        using var copy = new CatalogueCopy();
        var before = copy.Snapshot();
        copy.Write(CoffeeFile, Coffee.Replace("\"type\": \"object\",", "\"x-audience\": \"receiver\", \"x-app\": \"kitchen\", \"type\": \"object\",", StringComparison.Ordinal)
            .Replace("\"x-column\": \"Roast\",", "\"x-column\": \"Module\", \"x-values\": { \"light\": \"blond\", \"very_dark\": \"black\" },", StringComparison.Ordinal)
            .Replace("\"x-type\": \"RoastKind\",", "", StringComparison.Ordinal));

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
        var after = copy.Snapshot();
        Assert.Equal(["docs/events.md", CoffeeFile], after.Keys.Where(k => !before.TryGetValue(k, out var text) || text != after[k]).Select(k => k.Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Contains("Module: `light → blond`, `very_dark → black`", copy.Read("docs/events.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_NewEvent_EntersTheConsentLock()
    {
        using var copy = new CatalogueCopy();
        copy.Write(CoffeeFile, Coffee);
        copy.RaiseConsentVersion();
        copy.Run("catalog", "generate");

        using var consent = JsonDocument.Parse(copy.Read("schemas/consent.lock.json"));

        Assert.Equal(2, consent.RootElement.GetProperty("consentVersion").GetInt32());
        Assert.Equal(["grams", "roast"], consent.RootElement.GetProperty("fields").GetProperty("coffee/1").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public void Load_NewEvent_IsValidatedWithoutAnyCode()
    {
        using var copy = new CatalogueCopy();
        copy.Write(CoffeeFile, Coffee);

        var definition = EventCatalogue.Load(copy.FileOf("schemas")).Find("coffee", 1)!;

        Assert.Equal(Schema.ValidationOutcome.Valid, definition.Schema.Validate("""{ "roast": "light" }"""u8));
        Assert.Equal(Schema.ValidationOutcome.Invalid, definition.Schema.Validate("""{ "roast": "burnt" }"""u8));
    }

    [Fact]
    public void GenerateAndCheck_NewEventUnderTheOldConsentVersion_AreRefused() =>
        AssertRefused(copy => copy.Write(CoffeeFile, Coffee), "+coffee/1: grams", "set it to 2");

    [Fact]
    public void GenerateAndCheck_NewFieldUnderTheOldConsentVersion_AreRefused() => AssertRefused(
        copy => copy.Edit("schemas/events/command.schema.json", e => e["properties"]!["shell"] = e["properties"]!["phase"]!.DeepClone()),
        "+command/1: shell",
        "set it to 2");

    [Fact]
    public void GenerateAndCheck_NewNestedFieldUnderTheOldConsentVersion_AreRefused() => AssertRefused(
        copy => copy.Edit("schemas/events/error.schema.json", e =>
        {
            var frame = e["properties"]!["stack"]!["items"]!["properties"]!;
            frame["column"] = frame["line"]!.DeepClone();
        }),
        "+error/1: stack[].column",
        "set it to 2");

    [Fact]
    public void GenerateAndCheck_FieldRemovedUnderTheOldConsentVersion_AreRefused() => AssertRefused(
        copy => copy.Edit("schemas/events/command.schema.json", e => e["properties"]!.AsObject().Remove("phase")),
        "-command/1: phase",
        "set it to 2");

    [Fact]
    public void GenerateAndCheck_NewEventWithoutFieldsUnderTheOldConsentVersion_AreRefused() => AssertRefused(
        copy => copy.Write("schemas/events/ping.schema.json", copy.Read("schemas/events/heartbeat.schema.json").Replace("\"heartbeat\"", "\"ping\"", StringComparison.Ordinal)),
        "+ping/1",
        "set it to 2");

    [Fact]
    public void GenerateAndCheck_LowerConsentVersion_AreRefused()
    {
        using var copy = new CatalogueCopy();
        copy.RaiseConsentVersion();
        Assert.Equal(0, copy.Run("catalog", "generate").ExitCode);
        copy.Edit("schemas/envelope.schema.json", e => e["x-consent-version"] = 1);

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("2 was already asked for", outcome.Error, StringComparison.Ordinal);
    }

    private static void AssertRefused(Action<CatalogueCopy> change, params string[] said)
    {
        using var copy = new CatalogueCopy();
        change(copy);
        var before = copy.Snapshot();

        var generate = copy.Run("catalog", "generate");
        var check = copy.Run("catalog", "check");

        Assert.Equal((1, 1), (generate.ExitCode, check.ExitCode));
        Assert.All(said, text => Assert.Contains(text, generate.Error, StringComparison.Ordinal));
        Assert.All(said, text => Assert.Contains(text, check.Out, StringComparison.Ordinal));
        Assert.Equal(before, copy.Snapshot());
    }

    private static IEnumerable<string> Around(JsonElement columns)
    {
        var all = columns.EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()}:{c.GetProperty("type").GetString()}").ToList();
        return all.Skip(all.IndexOf("Roast:string") - 1).Take(3);
    }
}
