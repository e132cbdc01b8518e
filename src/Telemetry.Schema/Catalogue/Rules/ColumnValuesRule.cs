using System.Text.Json;
using System.Text.RegularExpressions;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Where a column has other words than the field, each word of the field has one: a row never says what its column cannot.</summary>
internal static partial class ColumnValuesRule
{
    public const string Keyword = "x-values";

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (!node.Has(Keyword) || node.Role != NodeRole.RootField)
        {
            yield break;
        }

        if (!node.Has("x-column"))
        {
            yield return node.Fault(Keyword, $"'{Keyword}' gives a column's words for those of the field; add 'x-column', or remove it.");
        }

        if (Words(node) is not { Count: > 0 } words)
        {
            yield return node.Fault(Keyword, $"'{Keyword}' is for a boolean, or for a string with enum or const; remove it here.");
            yield break;
        }

        if (Read(node) is not { } values || values.Values.Any(v => !ColumnWord().IsMatch(v)))
        {
            yield return node.Fault(Keyword, $"'{Keyword}' is an object whose values are words of letters, digits, '_', '.' and '-', 64 characters at most.");
            yield break;
        }

        // An empty text is left out of the row, whatever the column.
        var missing = words.Where(w => w.Length > 0 && !values.ContainsKey(w)).Select(w => $"no value for '{w}'");
        var unknown = values.Keys.Except(words).Select(w => $"a value for '{w}', which the field cannot be");
        if (string.Join(", ", missing.Concat(unknown)) is { Length: > 0 } complaint)
        {
            yield return node.Fault(Keyword, $"'{Keyword}' has {complaint}; give each value of the field one word.");
        }
    }

    /// <summary>The column's words by the field's; null where there are none, or they are not texts.</summary>
    public static IReadOnlyDictionary<string, string>? Read(SchemaNode node) =>
        node.Find(Keyword) is { ValueKind: JsonValueKind.Object } values && values.EnumerateObject().All(v => v.Value.ValueKind == JsonValueKind.String)
            ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!, StringComparer.Ordinal)
            : null;

    private static IReadOnlyList<string> Words(SchemaNode node) => FieldTypes.KindOf(node) switch
    {
        FieldKind.Flag => ["true", "false"],
        FieldKind.Text => node.Text("const") is { } constant ? [constant] : node.Strings("enum"),
        _ => [],
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,64}\z")]
    private static partial Regex ColumnWord();
}
