using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Reads a schema's keywords into nodes.</summary>
internal sealed class SchemaReader
{
    private readonly Dictionary<string, SchemaNode> _nodes = [];

    /// <summary>All schemas read so far, by their pointer.</summary>
    public IReadOnlyDictionary<string, SchemaNode> Nodes => _nodes;

    /// <param name="schema">An object or a boolean.</param>
    /// <param name="pointer">Where it lies.</param>
    /// <param name="quoting">What the schemas around it say of quoting its values.</param>
    public SchemaNode Read(JsonElement schema, string pointer, Quoting quoting)
    {
        var node = new SchemaNode(_nodes.Count, pointer, IsText(schema) ? Quoting.Withheld : quoting);
        _nodes.Add(pointer, node);
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.Never = new NeverAssertion(ApplyingKeyword(pointer), pointer);
                break;
            case JsonValueKind.Object:
                ReadKeywords(schema, node);
                break;
            default:
                throw JsonSchemaException.Invalid(pointer, $"expected a schema, an object or a boolean, but found {Describe.Kind(schema)}.");
        }

        return node;
    }

    /// <summary>Refuses an object of the schema that has a member twice.</summary>
    public static void RequireUniqueNames(JsonElement element, string pointer)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                throw JsonSchemaException.Invalid(JsonPointer.Append(pointer, member.Name), "expected every name once in an object, but found this one again.");
            }
        }
    }

    private static bool IsText(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("x-class", out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.ValueEquals("text"u8);

    // A schema of its own has no better name than what it is.
    private static string ApplyingKeyword(string pointer)
    {
        string[] tokens = pointer.Split('/');
        return tokens[^1] is "additionalProperties" or "items" && !(tokens.Length > 2 && tokens[^2] is "properties" or "$defs")
            ? tokens[^1]
            : "false";
    }

    private void ReadKeywords(JsonElement schema, SchemaNode node)
    {
        RequireUniqueNames(schema, node.Pointer);
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            string pointer = JsonPointer.Append(node.Pointer, member.Name);
            if (KeywordTable.Find(member.Name) is { } read)
            {
                read(new KeywordValue(this, node, member.Name, member.Value, pointer));
            }
            else if (!member.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                throw JsonSchemaException.NotSupported(pointer, KeywordTable.DescribeUnknown(member.Name));
            }
        }
    }
}
