using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>An enumeration with its wire names. .NET 8 has no attribute for them, so the converter spells them out.</summary>
internal static class EnumTypeFile
{
    public static string Text(FieldShape shape, string source)
    {
        var type = shape.TypeName!;
        var code = CodeText.File(source);
        code.Namespace("System", "System.Text.Json", "System.Text.Json.Serialization");
        code.Summary(shape.Description ?? "One of a closed list.");
        code.Line($"[JsonConverter(typeof({type}Converter))]");
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
        code.Line();
        WriteConverter(code, type, shape.Members);
        return code.ToString();
    }

    private static void WriteExtensions(CodeText code, string type, IReadOnlyList<string> members)
    {
        code.Open($"internal static class {type}Extensions");
        code.Open($"public static string ToWireName(this {type} value) => value switch");
        code.Lines(members.Select(m => $"{type}.{PascalCase.Of(m)} => {CSharpNames.Literal(m)},"));
        code.Line($"_ => throw new ArgumentOutOfRangeException(nameof(value), value, \"Not a member of {type}.\"),");
        code.Close(";");
        code.Close();
    }

    private static void WriteConverter(CodeText code, string type, IReadOnlyList<string> members)
    {
        code.Open($"internal sealed class {type}Converter : JsonConverter<{type}>");
        code.Open($"public override {type} Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() switch");
        code.Lines(members.Select(m => $"{CSharpNames.Literal(m)} => {type}.{PascalCase.Of(m)},"));
        code.Line($"_ => throw new JsonException(\"Expected one of: {string.Join(", ", members)}.\"),");
        code.Close(";");
        code.Line();
        code.Line($"public override void Write(Utf8JsonWriter writer, {type} value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToWireName());");
        code.Close();
    }
}
