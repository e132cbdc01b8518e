using System.CommandLine;
using Telemetry.Schema;

namespace Telemetry.Tool.SchemaChecking;

/// <summary><c>telemetry schema</c>: JSON Schemas and what they say of documents, before a receiver is given them.</summary>
internal static class SchemaCommand
{
    public static DocumentedCommand Create(ToolSurroundings surroundings) =>
        new DocumentedCommand("schema", "JSON Schemas (draft 2020-12): check one, and check documents by it.", "telemetry schema check event.schema.json sample.json")
        {
            Check(surroundings),
        };

    private static DocumentedCommand Check(ToolSurroundings surroundings)
    {
        var schema = new Argument<string>("SCHEMA") { Description = "The schema's file." };
        var instances = new Argument<string[]>("INSTANCE")
        {
            Description = "Files to check, '-' for standard input. Of a file whose name ends in .jsonl or .ndjson each line is a document. Without any, only the schema is checked.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var with = new Option<string[]>("--with") { Description = "The file of a schema that references lead to, known by its $id. May be given several times; nothing is ever fetched.", DefaultValueFactory = _ => [] };
        var lines = new Option<bool>("--lines") { Description = "Each line of every file is a document, whatever the file's name." };
        var annotate = new Option<bool>("--annotate-formats") { Description = "Do not hold strings to their 'format'." };
        var strict = new Option<bool>("--strict") { Description = "Refuse keywords and formats that 2020-12 does not know, except those that begin with x-." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new DocumentedCommand("check",
            "Compiles a schema and checks documents by it. Each fault is told as file:line:column, with what was expected and what came.",
            "telemetry schema check schemas/events/command.schema.json",
            "telemetry schema check event.schema.json sample.json rows.jsonl --json",
            "telemetry schema check order.schema.json --with address.schema.json order.json") { schema, instances, with, lines, annotate, strict, json };
        command.SetAction(result => CheckRun.Execute(
            new CheckRequest(
                result.GetRequiredValue(schema),
                result.GetValue(instances) ?? [],
                result.GetValue(with) ?? [],
                result.GetValue(lines) ? DocumentForm.Lines : DocumentForm.ByName,
                new JsonSchemaOptions
                {
                    Formats = result.GetValue(annotate) ? FormatMode.Annotate : FormatMode.Assert,
                    Unknown = result.GetValue(strict) ? UnknownKeywords.Refuse : UnknownKeywords.Annotate,
                }),
            surroundings,
            result.GetValue(json) ? Tool.OutputFormat.Json : Tool.OutputFormat.Text));
        return command;
    }
}
