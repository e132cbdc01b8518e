using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>Finds the schemas that <c>$ref</c> names.</summary>
internal static class ReferenceResolver
{
    /// <exception cref="JsonSchemaException">A reference leads nowhere, elsewhere, or back to itself.</exception>
    public static void Resolve(SchemaNode root, IReadOnlyDictionary<string, SchemaNode> nodes, JsonElement document)
    {
        foreach (SchemaNode node in nodes.Values)
        {
            if (node.ReferenceText is { } reference)
            {
                node.Reference = Find(node, reference, root, nodes, document);
            }
        }

        foreach (SchemaNode node in nodes.Values)
        {
            RequireEnd(node);
        }
    }

    private static SchemaNode Find(
        SchemaNode node,
        string reference,
        SchemaNode root,
        IReadOnlyDictionary<string, SchemaNode> nodes,
        JsonElement document)
    {
        string location = JsonPointer.Append(node.Pointer, "$ref");
        string[] parts = reference.Split('#', 2);
        if (parts[0].Length > 0 && parts[0] != root.BaseUri)
        {
            throw JsonSchemaException.NotSupported(location, $"expected a reference within the document (#/$defs/…), but found \"{reference}\".");
        }

        string pointer = Uri.UnescapeDataString(parts.Length == 2 ? parts[1] : string.Empty);
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            throw JsonSchemaException.NotSupported(location, $"expected a JSON pointer after the #, but found the anchor \"{pointer}\".");
        }

        if (nodes.TryGetValue(pointer, out SchemaNode? target))
        {
            return target;
        }

        throw JsonPointer.Exists(document, pointer)
            ? JsonSchemaException.NotSupported(location, $"expected a reference to a schema, but where \"{reference}\" leads no keyword has one.")
            : JsonSchemaException.Invalid(location, $"expected a reference to a schema of this document, but \"{reference}\" leads nowhere.");
    }

    // A chain of references that comes back would apply to the same value forever.
    private static void RequireEnd(SchemaNode node)
    {
        var passed = new HashSet<SchemaNode> { node };
        for (SchemaNode? next = node.Reference; next is not null; next = next.Reference)
        {
            if (!passed.Add(next))
            {
                throw JsonSchemaException.Invalid(
                    JsonPointer.Append(node.Pointer, "$ref"), $"expected a reference that ends at a schema, but \"{node.ReferenceText}\" leads back to itself.");
            }
        }
    }
}
