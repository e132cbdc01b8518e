using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>The record of an event.</summary>
internal static class EventTypeFile
{
    public static string Text(EventDefinition definition)
    {
        var type = CSharpNames.EventType(definition);
        var code = CodeText.File($"schemas/{definition.File}");
        code.Namespace("System.Collections.Generic");
        code.Summary(definition.Description);
        code.Open($"public sealed record {type} : ITelemetryEvent<{type}>");
        MemberText.WriteLimits(code, definition.Fields);
        code.Line($"private static readonly string[] FieldNames = [{string.Join(", ", definition.Fields.Select(f => CSharpNames.Literal(f.Name)))}];");
        code.Line();
        WriteStatic(code, "string EventName", CSharpNames.Literal(definition.Name));
        WriteStatic(code, "int EventVersion", $"{definition.Version}");
        WriteStatic(code, "IReadOnlyList<string> Fields", "FieldNames");
        if (definition.Fields.Count > 0)
        {
            MemberText.WriteProperties(code, definition.Fields);
            code.Line();
        }

        WritingText.Write(code, definition.Fields);
        code.Close();
        return code.ToString();
    }

    private static void WriteStatic(CodeText code, string member, string value)
    {
        code.Line("/// <inheritdoc />");
        code.Line($"public static {member} => {value};");
        code.Line();
    }
}
