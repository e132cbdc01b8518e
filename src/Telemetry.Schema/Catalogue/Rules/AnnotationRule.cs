using System.Text.RegularExpressions;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>A property says what it is, why it is collected and how sensitive it is; a root says what it is.</summary>
internal static partial class AnnotationRule
{
    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.IsRoot)
        {
            return RequiredText(node, "title", "a short name for people").Concat(RequiredText(node, "description", "one sentence on what it is"));
        }

        return node.IsField
            ? RequiredText(node, "description", "one sentence on what it holds")
                .Concat(RequiredText(node, "x-purpose", "one sentence on why it is collected"))
                .Concat(Classed(node))
            : [];
    }

    /// <summary>The data class that an <c>x-class</c> names, or null.</summary>
    public static DataClass? ClassOf(string? name) => name switch
    {
        "operational" => DataClass.Operational,
        "pseudonymous" => DataClass.Pseudonymous,
        "text" => DataClass.Text,
        _ => null,
    };

    private static IEnumerable<CatalogueFault> RequiredText(SchemaNode node, string keyword, string what)
    {
        var text = node.Text(keyword);
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return node.Fault($"'{keyword}' is missing; add {what}.");
        }
        else if (ControlCharacter().IsMatch(text))
        {
            yield return node.Fault(keyword, $"'{keyword}' goes into code comments and table cells; write it on one line, without control characters.");
        }
    }

    private static IEnumerable<CatalogueFault> Classed(SchemaNode node)
    {
        const string Choice = "operational (points to no one), pseudonymous (an identifier) or text (may quote the user)";
        if (!node.Has("x-class"))
        {
            yield return node.Fault($"'x-class' is missing; add {Choice}.");
        }
        else if (ClassOf(node.Text("x-class")) is null)
        {
            yield return node.Fault("x-class", $"'x-class' is not one of the known classes; write {Choice}.");
        }
    }

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]")]
    private static partial Regex ControlCharacter();
}
