using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling.Uris;
using Telemetry.Schema.Formats;
using Telemetry.Schema.Keywords;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Reads the schemas of a document into nodes, and enters them where references look for them.</summary>
internal sealed class SchemaReader(SchemaLibrary library)
{
    public JsonSchemaOptions Options => library.Options;

    /// <summary>Reads a whole document.</summary>
    public SchemaNode Read(SchemaDocument document)
    {
        var outside = new SchemaResource(-1, document, document.Uri, Dialect.Standard, string.Empty);
        return Read(document.Root, string.Empty, Resource(outside, document.Root, string.Empty), library.OuterQuoting, string.Empty);
    }

    /// <summary>Reads a schema that is part of another.</summary>
    /// <param name="schema">An object or a boolean.</param>
    /// <param name="pointer">Where it lies in the document.</param>
    /// <param name="parent">The schema around it.</param>
    public SchemaNode Read(JsonElement schema, string pointer, SchemaNode parent)
    {
        SchemaResource resource = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$id", out _)
            ? Resource(parent.Resource, schema, pointer)
            : parent.Resource;
        return Read(schema, pointer, resource, parent.Quoting, parent.Pointer);
    }

    private static bool IsText(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("x-class", out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.ValueEquals("text"u8);

    private SchemaNode Read(JsonElement schema, string pointer, SchemaResource resource, Quoting quoting, string parent)
    {
        SchemaNode node = library.Enter(resource, schema, pointer, IsText(schema) ? Quoting.Withheld : quoting);
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.Never = new NeverAssertion(ApplyingKeyword(pointer, parent), node.Location);
                break;
            case JsonValueKind.Object:
                ReadKeywords(schema, node);
                break;
            default:
                throw JsonSchemaException.Invalid(node.Location, $"expected a schema, an object or a boolean, but found {Describe.Kind(schema)}.");
        }

        node.Finish();
        return node;
    }

    // The schema "false" is named after the keyword that applies it where that keyword has no more than one schema.
    private static string ApplyingKeyword(string pointer, string parent)
    {
        ReadOnlySpan<char> step = pointer.AsSpan(Math.Min(pointer.Length, parent.Length + 1));
        return step is "additionalProperties" or "items" or "unevaluatedProperties" or "unevaluatedItems" ? step.ToString() : "false";
    }

    private void ReadKeywords(JsonElement schema, SchemaNode node)
    {
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            var value = new KeywordValue(this, node, member.Name, member.Value, JsonPointer.Append(node.Pointer, member.Name));
            KeywordReader? reader = KeywordTable.Find(member.Name);
            if (reader is not null && (node.Resource.Dialect.Vocabularies & reader.Vocabulary) != Vocabulary.None)
            {
                reader.Read(value);
            }
            else if (reader is null && Options.Unknown == UnknownKeywords.Refuse && !member.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                throw JsonSchemaException.NotSupported(value.Location, KeywordTable.DescribeUnknown(member.Name));
            }
            else
            {
                value.Annotate();
            }
        }
    }

    private SchemaResource Resource(SchemaResource outside, JsonElement schema, string pointer)
    {
        SchemaDocument document = outside.Document;
        UriReference uri = outside.Uri;
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$id", out JsonElement id))
        {
            uri = IdOf(id, document.Prefix + JsonPointer.Append(pointer, "$id")).ResolveAgainst(uri);
        }

        return library.Enter(document, uri, DialectOf(schema, outside, pointer), pointer);
    }

    private static UriReference IdOf(JsonElement id, string location)
    {
        string text = id.ValueKind == JsonValueKind.String ? id.GetString()! : "#";
        UriReference uri = UriReference.Parse(text);
        bool isGood = id.ValueKind == JsonValueKind.String && uri.Fragment is null or "" && UriGrammar.IsReference(Encoding.UTF8.GetBytes(text));
        return isGood
            ? uri.WithoutFragment()
            : throw JsonSchemaException.Invalid(location, $"expected a URI without a fragment, but found {Describe.Kind(id)}.");
    }

    private Dialect DialectOf(JsonElement schema, SchemaResource outside, string pointer)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$schema", out JsonElement named))
        {
            return outside.Dialect;
        }

        string location = outside.Document.Prefix + JsonPointer.Append(pointer, "$schema");
        return named.ValueKind == JsonValueKind.String
            ? library.DialectNamed(named.GetString()!, location)
            : throw JsonSchemaException.Invalid(location, $"expected a string, but found {Describe.Kind(named)}.");
    }
}
