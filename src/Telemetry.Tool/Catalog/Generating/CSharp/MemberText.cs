using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>Writes the members that fields become.</summary>
internal static class MemberText
{
    /// <summary>The largest lengths of the string fields, as constants.</summary>
    public static void WriteLimits(CodeText code, IReadOnlyList<EventField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Shape is { Kind: FieldKind.Text, IsEnumeration: false, MaxLength: { } length })
            {
                var name = PascalCase.Of(field.Name);
                code.Summary($"The most characters that {field.Name} may have.");
                code.Line($"public const int {name}MaxLength = {length};");
                code.Line();
            }
        }
    }

    public static void WriteProperties(CodeText code, IReadOnlyList<EventField> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            WriteProperty(code, fields[i]);
        }
    }

    private static void WriteProperty(CodeText code, EventField field)
    {
        code.Summary(field.Description);
        code.Line($"/// <remarks>{XmlText.Of(Remarks(field))}</remarks>");
        var (modifier, mark) = CSharpNames.IsRequired(field) ? ("required ", "") : ("", "?");
        code.Line($"public {modifier}{CSharpNames.TypeOf(field.Shape)}{mark} {PascalCase.Of(field.Name)} {{ get; init; }}");
    }

    private static string Remarks(EventField field)
    {
        var bounds = field.Bounds.Length == 0 ? "" : $" Bounds: {field.Bounds}.";
        return $"{field.Purpose} Class: {field.DataClass.ToString().ToLowerInvariant()}.{bounds}";
    }
}
