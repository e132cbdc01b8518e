using System.Globalization;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>Writes the method by which a type writes its fields within the bounds of its schema.</summary>
internal static class WritingText
{
    /// <summary>Patterns that the client brings text into, instead of leaving it out where it does not match.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        [@"^[a-z0-9][a-z0-9._-]*$"] = "Name",
        [@"^[^\u0000-\u001F\u007F]*$"] = "Line",
        [@"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$"] = "Lines",
        [@"^[^\u0000-\u001F\u007F/\\:~][^\u0000-\u001F\u007F\\:]*$"] = "File",
        [@"^(19[7-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$"] = "Moment",
    };

    public static void Write(CodeText code, IReadOnlyList<EventField> fields)
    {
        var ownPatterns = fields.Select(f => Leaf(f.Shape).Pattern).Where(IsOwn).Distinct().ToList();
        for (var i = 0; i < ownPatterns.Count; i++)
        {
            code.Line($"private static readonly BoundPattern Pattern{i} = new({Verbatim(Expression(ownPatterns[i]!))});");
            code.Line();
        }

        code.Line("/// <inheritdoc />");
        if (fields.Count == 0)
        {
            code.Line("public bool WriteFields(FieldWriter writer) => true;");
            return;
        }

        code.Open("public bool WriteFields(FieldWriter writer)");
        for (var i = 0; i < fields.Count; i++)
        {
            code.Line($"{(i == 0 ? "return " : "    && ")}{Call(fields[i], ownPatterns)}{(i == fields.Count - 1 ? ";" : "")}");
        }

        code.Close();
    }

    private static string Call(EventField field, List<string?> ownPatterns)
    {
        var property = PascalCase.Of(field.Name);
        var head = $"writer, {CSharpNames.Literal(field.Name)}u8, FieldNeed.{Need(field)}";
        return field.Shape is { Kind: FieldKind.List, Element: { } element }
            ? $"BoundedField.WriteList({head}, {property}, {Count(field.Shape)}, static (list, item) => {Item(element, ownPatterns)})"
            : $"BoundedField.Write({head}, {Fitted(field.Shape, CSharpNames.IsRequired(field) ? property : $"{property}?", ownPatterns)})";
    }

    private static string Item(FieldShape element, List<string?> ownPatterns) =>
        element.Kind == FieldKind.List
            ? throw new InvalidOperationException("A list of lists has no C# form; the catalogue's rules refuse it.")
            : $"BoundedField.WriteItem(list, {Fitted(element, "item", ownPatterns)})";

    /// <summary>The value as far as it is within its bounds, else null.</summary>
    /// <param name="value">The property; with a question mark behind it where it may have none.</param>
    private static string Fitted(FieldShape shape, string value, List<string?> ownPatterns) => shape.Kind switch
    {
        FieldKind.Text when shape.IsEnumeration => $"{value}.ToWireName()",
        FieldKind.Text => Text(shape, value.TrimEnd('?'), ownPatterns),
        FieldKind.Integer => $"Bounded.Integer({value.TrimEnd('?')}, {Long(shape.Minimum, "long.MinValue")}, {Long(shape.Maximum, "long.MaxValue")})",
        FieldKind.Number => $"Bounded.Number({value.TrimEnd('?')}, {Double(shape.Minimum, "double.MinValue")}, {Double(shape.Maximum, "double.MaxValue")})",
        _ => value.TrimEnd('?'),
    };

    private static string Text(FieldShape shape, string value, List<string?> ownPatterns)
    {
        var bounds = $"{shape.MinLength ?? 0}, {shape.MaxLength?.ToString(CultureInfo.InvariantCulture) ?? "int.MaxValue"}";
        return IsOwn(shape.Pattern)
            ? $"Bounded.Matching({value}, {bounds}, Pattern{ownPatterns.IndexOf(shape.Pattern)})"
            : $"Bounded.{(shape.Pattern is null ? "Line" : Known[shape.Pattern])}({value}, {bounds})";
    }

    private static FieldShape Leaf(FieldShape shape) => shape is { Kind: FieldKind.List, Element: { } element } ? element : shape;

    private static bool IsOwn(string? pattern) => pattern is not null && !Known.ContainsKey(pattern);

    private static string Need(EventField field) => field switch
    {
        { Required: true, Shape.IsNullable: true } => "Nullable",
        { Required: true } => "Required",
        _ => "Optional",
    };

    private static string Count(FieldShape shape) => shape.MaxCount?.ToString(CultureInfo.InvariantCulture) ?? "int.MaxValue";

    private static string Long(decimal? bound, string none) => bound?.ToString("0", CultureInfo.InvariantCulture) ?? none;

    private static string Double(decimal? bound, string none) => bound is { } known ? known.ToString(CultureInfo.InvariantCulture) + "d" : none;

    /// <summary>In .NET's dialect, so that the client need not know the schemas'.</summary>
    private static string Expression(string pattern) => RegexTranslation.Of(PatternParser.Parse(pattern));

    private static string Verbatim(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
