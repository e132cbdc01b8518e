using System.Text.Json.Nodes;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tests.Catalogue;

public sealed class CatalogueRulesTests
{
    private const string Coffee = CoffeeCatalogue.CoffeeFile;

    private const string Envelope = EnvelopeDefinition.FileName;

    private static readonly IReadOnlyList<RuleCase> Cases =
    [
        new("description missing", c => c.Property("cups").Remove("description"), Coffee, "/properties/cups", "'description' is missing"),
        new("description blank", c => c.Property("cups")["description"] = " ", Coffee, "/properties/cups", "'description' is missing"),
        new("description with a line break", c => c.Property("cups")["description"] = "a\nb", Coffee, "/properties/cups/description", "one line"),
        new("purpose missing", c => c.Property("cups").Remove("x-purpose"), Coffee, "/properties/cups", "'x-purpose' is missing"),
        new("class missing", c => c.Property("cups").Remove("x-class"), Coffee, "/properties/cups", "'x-class' is missing"),
        new("class unknown", c => c.Property("cups")["x-class"] = "secret", Coffee, "/properties/cups/x-class", "not one of the known classes"),
        new("nested purpose missing", c => Seconds(c).Remove("x-purpose"), Coffee, "/properties/steps/items/properties/seconds", "'x-purpose' is missing"),
        new("string unbounded", c => c.Property("note").Remove("maxLength"), Coffee, "/properties/note", "add maxLength"),
        new("string without pattern", c => c.Property("note").Remove("pattern"), Coffee, "/properties/note", "control characters"),
        new("number without minimum", c => c.Property("cups").Remove("minimum"), Coffee, "/properties/cups", "no minimum"),
        new("number without maximum", c => c.Property("cups").Remove("maximum"), Coffee, "/properties/cups", "no maximum"),
        new("number too large to be exact", c => c.Property("cups")["maximum"] = 9007199254740992L, Coffee, "/properties/cups/maximum", "keeps integers exact"),
        new("nested number unbounded", c => Seconds(c).Remove("maximum"), Coffee, "/properties/steps/items/properties/seconds", "no maximum"),
        new("list unbounded", c => c.Property("steps").Remove("maxItems"), Coffee, "/properties/steps", "add maxItems"),
        new("list of anything", c => c.Property("steps").Remove("items"), Coffee, "/properties/steps", "'items' is missing"),
        new("free names uncounted", c => c.Property("extras").Remove("maxProperties"), Coffee, "/properties/extras", "add maxProperties"),
        new("free names undescribed", c => c.Property("extras").Remove("propertyNames"), Coffee, "/properties/extras", "add propertyNames"),
        new("free names unbounded", c => c.Property("extras")["propertyNames"]!.AsObject().Remove("maxLength"), Coffee, "/properties/extras/propertyNames", "add maxLength"),
        new("free values unbounded", c => c.Property("extras")["additionalProperties"]!.AsObject().Remove("maximum"), Coffee, "/properties/extras/additionalProperties", "no maximum"),
        new("root open", c => c.Coffee.Remove("additionalProperties"), Coffee, "", "The object is open"),
        new("root open by true", c => c.Coffee["additionalProperties"] = true, Coffee, "", "The object is open"),
        new("item open", c => Step(c).Remove("additionalProperties"), Coffee, "/properties/steps/items", "The object is open"),
        new("root no object", c => c.Coffee["type"] = "array", Coffee, "", "The root is an object"),
        new("root by reference", c => c.Coffee["$ref"] = "#/$defs/grams", Coffee, "/$ref", "declares its properties itself"),
        new("type missing", c => c.Property("cups").Remove("type"), Coffee, "/properties/cups", "'type' is missing"),
        new("two types", c => c.Property("cups")["type"] = new JsonArray("integer", "string"), Coffee, "/properties/cups", "one type"),
        new("boolean schema", c => c.Coffee["properties"]!["any"] = true, Coffee, "/properties/any", "is an object"),
        new("declared and free names", c => c.Property("extras")["properties"] = new JsonObject { ["a"] = c.Property("cups").DeepClone() }, Coffee, "/properties/extras", "not both"),
        new("required but undeclared", c => c.Coffee["required"]!.AsArray().Add("sugar"), Coffee, "/required", "'sugar' is required but not declared"),
        new("schema that contains itself", c => Contain(c), Coffee, "/properties/steps/items/properties/again/properties/again/properties/again/properties/again/properties/again/properties/again", "refer to themselves"),
        new("unknown extension", c => c.Property("cups")["x-colour"] = "brown", Coffee, "/properties/cups/x-colour", "not known"),
        new("extension out of place", c => c.Property("cups")["x-event"] = "coffee", Coffee, "/properties/cups/x-event", "root of an event's file"),
        new("purpose at the root", c => c.Coffee["x-purpose"] = "Fun.", Coffee, "/x-purpose", "describes a property"),
        new("consent version in an event", c => c.Coffee["x-consent-version"] = 1, Coffee, "/x-consent-version", "stands once"),
        new("nested column", c => Seconds(c)["x-column"] = "Seconds", Coffee, "/properties/steps/items/properties/seconds/x-column", "Only a property of the root"),
        new("keyword without a use", c => c.Property("cups")["multipleOf"] = 2, Coffee, "/properties/cups/multipleOf", "is not used in the catalogue"),
        new("format without a use", c => c.Property("note")["format"] = "email", Coffee, "/properties/note/format", "is not used in the catalogue"),
        new("keyword with a wrong value", c => c.Property("note")["maxLength"] = "20", Coffee, "/properties/note/maxLength", ""),
        new("bad pattern", c => c.Property("note")["pattern"] = "(", Coffee, "/properties/note/pattern", ""),
        new("column that is no name", c => c.Property("cups")["x-column"] = "Cups made", Coffee, "/properties/cups/x-column", "cannot name a column"),
        new("column that is too long", c => c.Property("cups")["x-column"] = new string('C', 46), Coffee, "/properties/cups/x-column", "cannot name a column"),
        new("reserved column", c => c.Property("cups")["x-column"] = "TenantId", Coffee, "/properties/cups/x-column", "cannot name a column"),
        new("column of the receiver", c => c.Property("cups")["x-column"] = "TimeGenerated", Coffee, "/properties/cups/x-column", "filled by the receiver"),
        new("column of the envelope", c => c.Property("roast")["x-column"] = "App", Coffee, "/properties/roast/x-column", "filled by the envelope"),
        new("column taken twice", c => c.Property("note")["x-column"] = "Cups", Coffee, "/properties/note/x-column", "already takes 'cups'"),
        new("column that differs by case", c => c.Property("cups")["x-column"] = "exitcode", Coffee, "/properties/cups/x-column", "only by case"),
        new("built-in column of another type", c => c.Property("cups")["x-column"] = "Outcome", Coffee, "/properties/cups/x-column", "is string by the table itself but would be int"),
        new("column of another event with another type", c => Rename(c.AddCopy("events/decaf.schema.json"), "decaf")["properties"]!["cups"]!["maximum"] = 9_000_000_000L, "events/decaf.schema.json", "/properties/cups/x-column", "is int by events/coffee.schema.json but would be long"),
        new("type name missing", c => c.Property("roast").Remove("x-type"), Coffee, "/properties/roast", "name it with 'x-type'"),
        new("type name of an item missing", c => Step(c).Remove("x-type"), Coffee, "/properties/steps/items", "name it with 'x-type'"),
        new("type name that is none", c => c.Property("roast")["x-type"] = "roast kind", Coffee, "/properties/roast/x-type", "not a C# type name"),
        new("type name of an event", c => c.Property("roast")["x-type"] = "CoffeeEvent", Coffee, "/properties/roast/x-type", "does not end in Event"),
        new("type name of the catalogue", c => c.Property("roast")["x-type"] = "EventEnvelope", Coffee, "/properties/roast/x-type", "type of the catalogue itself"),
        new("type name that is not needed", c => c.Property("cups")["x-type"] = "Cups", Coffee, "/properties/cups/x-type", "remove it here"),
        new("free names of another type", c => c.Property("extras")["x-type"] = "Extras", Coffee, "/properties/extras/x-type", "is an EventAttributes"),
        new("type with other members elsewhere", c => Rename(c.AddCopy("events/decaf.schema.json"), "decaf")["properties"]!["roast"]!["enum"]!.AsArray().Add("green"), "events/decaf.schema.json", "/properties/roast/x-type", "declared differently"),
        new("audience unknown", c => c.Coffee["x-audience"] = "everyone", Coffee, "/x-audience", "not one of the known ones"),
        new("audience of a property", c => c.Property("cups")["x-audience"] = "receiver", Coffee, "/properties/cups/x-audience", "root of an event's file"),
        new("app missing", c => c.Coffee["x-audience"] = "receiver", Coffee, "", "'x-app' is missing"),
        new("app too long", c => { c.Coffee["x-audience"] = "receiver"; c.Coffee["x-app"] = new string('a', 65); }, Coffee, "", "'x-app' is missing or not a text of 1 to 64"),
        new("app of the client's own event", c => c.Coffee["x-app"] = "kitchen", Coffee, "/x-app", "remove 'x-app'"),
        new("type of what has none", c => { c.Coffee["x-audience"] = "receiver"; c.Coffee["x-app"] = "kitchen"; }, Coffee, "/properties/roast/x-type", "No types are made"),
        new("words without a column", c => Words(c, "light", "dark").Remove("x-column"), Coffee, "/properties/roast/x-values", "add 'x-column'"),
        new("words of a number", c => c.Property("cups")["x-values"] = new JsonObject { ["1"] = "one" }, Coffee, "/properties/cups/x-values", "for a boolean, or for a string with enum"),
        new("word missing", c => Words(c, "light"), Coffee, "/properties/roast/x-values", "no value for 'dark'"),
        new("word of nothing", c => Words(c, "light", "dark", "green"), Coffee, "/properties/roast/x-values", "a value for 'green'"),
        new("word that is no text", c => Words(c, "light", "dark")["x-values"]!["dark"] = 1, Coffee, "/properties/roast/x-values", "values are words"),
        new("word that is none", c => Words(c, "light", "dark")["x-values"]!["dark"] = "a\"b", Coffee, "/properties/roast/x-values", "values are words"),
        new("words of a nested field", c => Seconds(c)["x-values"] = new JsonObject { ["1"] = "one" }, Coffee, "/properties/steps/items/properties/seconds/x-values", "Only a property of the root"),
        new("name that C# cannot have", c => c.Coffee["properties"]!["9cups"] = c.Property("note").DeepClone(), Coffee, "/properties/9cups", "cannot become a C# name"),
        new("names that are one in C#", c => c.Coffee["properties"]!["Cups"] = c.Property("note").DeepClone(), Coffee, "/properties/Cups", "both become Cups"),
        new("name of a member that types have", c => c.Coffee["properties"]!["event_name"] = c.Property("note").DeepClone(), Coffee, "/properties/event_name", "has already"),
        new("members that are one in C#", c => c.Property("roast")["enum"]!.AsArray().Add("Light"), Coffee, "/properties/roast", "both become Light"),
        new("event name missing", c => c.Coffee.Remove("x-event"), Coffee, "", "'x-event' is missing"),
        new("event name that is none", c => c.Coffee["x-event"] = "coffee!", Coffee, "", "'x-event' is missing or no event name"),
        new("event version missing", c => c.Coffee.Remove("x-event-version"), Coffee, "", "'x-event-version' is missing"),
        new("event version zero", c => c.Coffee["x-event-version"] = 0, Coffee, "", "'x-event-version' is missing"),
        new("event version beyond v", c => c.Coffee["x-event-version"] = 1_000_001, Coffee, "", "'x-event-version' is missing"),
        new("event title missing", c => c.Coffee.Remove("title"), Coffee, "", "'title' is missing"),
        new("file named otherwise", c => c.Coffee["x-event"] = "tea", Coffee, "", "so is called events/tea.schema.json"),
        new("file without its version", c => c.Coffee["x-event-version"] = 2, Coffee, "", "so is called events/coffee.v2.schema.json"),
        new("event described twice", c => c.AddCopy("events/espresso.schema.json"), "events/espresso.schema.json", "", "so is called events/coffee.schema.json"),
        new("events that are one type", c => Rename(c.AddCopy("events/Coffee.schema.json"), "Coffee"), Coffee, "/x-event", "would share the C# type"),
        new("consent version missing", c => c.Envelope.Remove("x-consent-version"), Envelope, "", "'x-consent-version' is missing"),
        new("envelope without data", c => { c.Envelope["properties"]!.AsObject().Remove("data"); c.Envelope.Remove("required"); }, Envelope, "", "declares no 'data'"),
        new("envelope with a list", c => c.Envelope["properties"]!["steps"] = c.Property("steps").DeepClone(), Envelope, "/properties/steps", "the envelope is plain values"),
        new("envelope missing", c => c.Remove(Envelope), Envelope, "", "The file is missing"),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Fact]
    public void Read_UnbrokenCatalogue_IsAccepted()
    {
        var catalogue = new CoffeeCatalogue().Read();

        Assert.Equal(3, catalogue.ConsentVersion);
        Assert.Equal(["roast", "cups", "note", "beans", "steps", "extras"], Assert.Single(catalogue.Events).Fields.Select(f => f.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OneRuleBroken_IsRefusedAtItsPlace(string name)
    {
        var broken = Cases.Single(c => c.Name == name);
        var catalogue = new CoffeeCatalogue();
        broken.Break(catalogue);

        var exception = Assert.Throws<CatalogueException>(catalogue.Read);

        Assert.Contains(exception.Faults, f => f.File == broken.File && f.Pointer == broken.Pointer && f.Message.Contains(broken.Message, StringComparison.Ordinal));
        Assert.Contains($"{broken.File}#{broken.Pointer}: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EventOfAnotherSystem_NeedsNoTypesAndMayFillTheEnvelopesColumns()
    {
        var catalogue = new CoffeeCatalogue();
        catalogue.Coffee["x-audience"] = "receiver";
        catalogue.Coffee["x-app"] = "kitchen";
        foreach (var name in new[] { "roast", "extras" })
        {
            catalogue.Property(name).Remove("x-type");
        }

        Step(catalogue).Remove("x-type");
        Words(catalogue, "light", "dark")["x-column"] = "App";
        catalogue.Coffee["properties"]!["__9"] = catalogue.Property("note").DeepClone();

        var definition = Assert.Single(catalogue.Read().Events);

        Assert.Equal((EventAudience.Receiver, "kitchen"), (definition.Audience, definition.App));
        Assert.Equal("column_of_light", definition.Fields[0].ColumnValues!["light"]);
    }

    [Fact]
    public void Read_ManyFaults_ListsAllOfThem()
    {
        var catalogue = new CoffeeCatalogue();
        catalogue.Property("cups").Remove("description");
        catalogue.Property("note").Remove("maxLength");
        catalogue.Envelope.Remove("x-consent-version");

        var faults = Assert.Throws<CatalogueException>(catalogue.Read).Faults;

        Assert.Equal([$"{Envelope}#", $"{Coffee}#/properties/cups", $"{Coffee}#/properties/note"], faults.Select(f => $"{f.File}#{f.Pointer}"));
    }

    [Fact]
    public void Read_OlderVersionWithOtherMembers_IsAccepted()
    {
        var catalogue = new CoffeeCatalogue();
        var newer = catalogue.AddCopy("events/coffee.v2.schema.json");
        newer["x-event-version"] = 2;
        newer["properties"]!["roast"]!["enum"]!.AsArray().Add("green");

        Assert.Equal([1, 2], catalogue.Read().Events.Select(e => e.Version));
    }

    [Theory]
    [InlineData("x-event")]
    [InlineData("x-event-version")]
    [InlineData("type")]
    public void ReadJudged_UnjudgedFileThatCannotBeRead_IsRefusedByName(string removed)
    {
        var catalogue = new CoffeeCatalogue();
        catalogue.Coffee.Remove(removed);
        catalogue.Property("cups").Remove("x-class");

        var exception = Assert.Throws<CatalogueException>(catalogue.ReadJudged);

        Assert.Contains(exception.Faults, f => f.File == Coffee && f.Pointer == "/properties/cups");
    }

    [Fact]
    public void ReadJudged_SoundFiles_GivesWhatReadGives()
    {
        var judged = new CoffeeCatalogue().ReadJudged();

        Assert.Equal(new CoffeeCatalogue().Read().Events.Single().Fields.Select(f => f.Bounds), judged.Events.Single().Fields.Select(f => f.Bounds));
        Assert.Equal(3, judged.ConsentVersion);
    }

    private static JsonObject Step(CoffeeCatalogue catalogue) => catalogue.Property("steps")["items"]!.AsObject();

    private static JsonObject Seconds(CoffeeCatalogue catalogue) => Step(catalogue)["properties"]!["seconds"]!.AsObject();

    /// <summary>Gives the roasts named words of their own in the column.</summary>
    private static JsonObject Words(CoffeeCatalogue catalogue, params string[] roasts)
    {
        var roast = catalogue.Property("roast");
        roast["x-values"] = new JsonObject(roasts.Select(r => KeyValuePair.Create<string, JsonNode?>(r, $"column_of_{r}")));
        return roast;
    }

    private static void Contain(CoffeeCatalogue catalogue)
    {
        catalogue.Coffee["$defs"]!["step"] = Step(catalogue).DeepClone();
        catalogue.Coffee["$defs"]!["step"]!["properties"]!["again"] = new JsonObject
        {
            ["description"] = "Again.",
            ["x-purpose"] = "Loops.",
            ["x-class"] = "operational",
            ["$ref"] = "#/$defs/step",
        };
        catalogue.Property("steps")["items"] = new JsonObject { ["$ref"] = "#/$defs/step" };
    }

    private static JsonObject Rename(JsonObject definition, string name)
    {
        definition["x-event"] = name;
        return definition;
    }

    private sealed record RuleCase(string Name, Action<CoffeeCatalogue> Break, string File, string Pointer, string Message);
}
