using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>An enumeration with its wire names.</summary>
internal static class EnumTypeFile
{
    public static string Text(FieldShape shape, string source)
    {
        var type = shape.TypeName!;
        var code = CodeText.File(source);
        code.Namespace();
        code.Summary(shape.Description ?? "One of a closed list.");
        code.Open($"public enum {type}");
        for (var i = 0; i < shape.Members.Count; i++)
        {
            code.Lines(i > 0 ? [""] : []);
            code.Summary($"On the wire `{shape.Members[i]}`.");
            code.Line($"{PascalCase.Of(shape.Members[i])},");
        }

        code.Close();
        code.Line();
        WriteExtensions(code, type, shape.Members);
        return code.ToString();
    }

    private static void WriteExtensions(CodeText code, string type, IReadOnlyList<string> members)
    {
        code.Open($"internal static class {type}Extensions");
        code.Summary("The name on the wire; null for a value that is no member.");
        code.Open($"public static string? ToWireName(this {type} value) => value switch");
        code.Lines(members.Select(m => $"{type}.{PascalCase.Of(m)} => {CSharpNames.Literal(m)},"));
        code.Line("_ => null,");
        code.Close(";");
        code.Close();
    }
}
