using System.CommandLine;
using Telemetry.Schema.Catalogue;
using Telemetry.Tool.Catalog.Checking;
using Telemetry.Tool.Catalog.Explaining;
using Telemetry.Tool.Catalog.Generating;
using Telemetry.Tool.Catalog.Listing;

namespace Telemetry.Tool.Catalog;

/// <summary><c>telemetry catalog</c>: what is made from the schemas, and whether it is up to date.</summary>
internal static class CatalogCommand
{
    public static DocumentedCommand Create(ToolSurroundings surroundings)
    {
        var root = new Option<string?>("--root")
        {
            Description = "The directory that holds schemas/. Default: the nearest one from here upwards.",
            Recursive = true,
        };
        var command = new DocumentedCommand("catalog", "The event catalogue: generate what is made from it, check it, read it.", "telemetry catalog list")
        {
            root,
            Generate(surroundings, root),
            Check(surroundings, root),
            List(surroundings, root),
            Explain(surroundings, root),
        };
        return command;
    }

    private static DocumentedCommand Generate(ToolSurroundings surroundings, Option<string?> root)
    {
        var command = new DocumentedCommand("generate",
            "Writes everything that is made from the schemas: C# types, table and stream declarations, documents, the consent lock. "
            + "Refuses a changed field set without a higher x-consent-version.",
            "telemetry catalog generate");
        command.SetAction(result => GenerateRun.Execute(Layout(result, root, surroundings), surroundings));
        return command;
    }

    private static DocumentedCommand Check(ToolSurroundings surroundings, Option<string?> root)
    {
        var json = Json();
        var command = new DocumentedCommand("check",
            "Compares what generate would write with what is there; writes nothing.",
            "telemetry catalog check",
            "telemetry catalog check --json") { json };
        command.SetAction(result => CheckRun.Execute(Layout(result, root, surroundings), surroundings, Format(result, json)));
        return command;
    }

    private static DocumentedCommand List(ToolSurroundings surroundings, Option<string?> root)
    {
        var json = Json();
        var command = new DocumentedCommand("list", "Lists the events.", "telemetry catalog list --json") { json };
        command.SetAction(result => ListRun.Execute(Load(result, root, surroundings), surroundings, Format(result, json)));
        return command;
    }

    private static DocumentedCommand Explain(ToolSurroundings surroundings, Option<string?> root)
    {
        var json = Json();
        var name = new Argument<string>("event") { Description = "The event's name, or 'envelope' for what every event carries." };
        var version = new Option<int?>("--version") { Description = "The version of the event's schema. Default: the newest." };
        var command = new DocumentedCommand("explain",
            "Shows each field of an event: what it holds, why it is collected, its bounds and its column.",
            "telemetry catalog explain command") { name, version, json };
        command.SetAction(result => ExplainRun.Execute(
            Load(result, root, surroundings), result.GetRequiredValue(name), result.GetValue(version), surroundings, Format(result, json)));
        return command;
    }

    private static CatalogLayout Layout(ParseResult result, Option<string?> root, ToolSurroundings surroundings) =>
        CatalogLayout.At(result.GetValue(root), surroundings.WorkingDirectory);

    private static EventCatalogue Load(ParseResult result, Option<string?> root, ToolSurroundings surroundings) =>
        EventCatalogue.Load(Layout(result, root, surroundings).Schemas);

    private static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    private static OutputFormat Format(ParseResult result, Option<bool> json) => result.GetValue(json) ? OutputFormat.Json : OutputFormat.Text;
}
