using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Every value has an upper bound, so that an event, a row and a column have one.</summary>
internal static class BoundsRule
{
    // Beyond it a double, and with it most JSON readers, loses integers (RFC 7493, 2.2).
    private const decimal LargestExact = 9007199254740991m;

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.Role is NodeRole.Definition or NodeRole.EnvelopeData || node.Has("enum") || node.Has("const"))
        {
            return [];
        }

        return FieldTypes.KindOf(node) switch
        {
            FieldKind.Text => Text(node),
            FieldKind.Integer or FieldKind.Number => Range(node),
            FieldKind.List => List(node),
            FieldKind.Scalar => Scalar(node),
            _ => [],
        };
    }

    private static IEnumerable<CatalogueFault> Scalar(SchemaNode node) =>
        (node.Types().Contains("string") ? Text(node) : []).Concat(node.Types().Any(t => t is "number" or "integer") ? Range(node) : []);

    private static IEnumerable<CatalogueFault> Text(SchemaNode node)
    {
        if (!node.Has("maxLength") && node.Text("format") != "uuid")
        {
            yield return node.Fault("The string has no bound; add maxLength (or enum, const or \"format\": \"uuid\").");
        }

        if (!node.Has("pattern") && !node.Has("format"))
        {
            yield return node.Fault(@"The string may hold control characters, NUL among them; add a pattern such as ""^[^\\u0000-\\u001F\\u007F]*$"".");
        }
    }

    private static IEnumerable<CatalogueFault> Range(SchemaNode node)
    {
        foreach (var keyword in new[] { "minimum", "maximum" })
        {
            if (!node.Has(keyword))
            {
                yield return node.Fault($"The number has no {keyword}; add one within ±{LargestExact}.");
            }
            else if (node.Number(keyword) is not (>= -LargestExact and <= LargestExact))
            {
                yield return node.Fault(keyword, $"The bound is not a number within ±{LargestExact}, where every JSON reader keeps integers exact; choose a smaller one.");
            }
        }
    }

    private static IEnumerable<CatalogueFault> List(SchemaNode node)
    {
        if (!node.Has("maxItems"))
        {
            yield return node.Fault("The list has no bound; add maxItems.");
        }
    }
}
