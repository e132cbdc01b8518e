namespace Telemetry.Schema.Compiling;

/// <summary>The core vocabulary: <c>$schema</c>, <c>$id</c>, <c>$ref</c>, <c>$defs</c>, <c>$comment</c>.</summary>
internal static class CoreKeywords
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("$schema", ReadDialect);
        table.Add("$id", ReadId);
        table.Add("$ref", keyword => keyword.Node.ReferenceText = keyword.AsString());

        // Reading records the schemas; they apply where a $ref names them.
        table.Add("$defs", static keyword => keyword.AsSchemas());
        table.Add("$comment", static keyword => keyword.AsString());
    }

    private static void ReadDialect(KeywordValue keyword)
    {
        if (keyword.AsString() != Dialect)
        {
            throw JsonSchemaException.NotSupported(keyword.Pointer, $"expected \"{Dialect}\", but found {Describe.Kind(keyword.Value)}.");
        }
    }

    private static void ReadId(KeywordValue keyword)
    {
        string id = keyword.AsString();
        if (id.TrimEnd('#').Contains('#', StringComparison.Ordinal) || !Uri.TryCreate(id, UriKind.RelativeOrAbsolute, out _))
        {
            throw keyword.Refuse("a URI without a fragment");
        }

        if (keyword.Node.Pointer.Length > 0)
        {
            throw JsonSchemaException.NotSupported(keyword.Pointer, "expected $id at the root only, but found it in a schema below.");
        }

        keyword.Node.BaseUri = id.TrimEnd('#');
    }
}
