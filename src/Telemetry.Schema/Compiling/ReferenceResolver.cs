using Telemetry.Schema.Compiling.Uris;
using Telemetry.Schema.Keywords;

namespace Telemetry.Schema.Compiling;

/// <summary>Finds the schemas that <c>$ref</c> and <c>$dynamicRef</c> name, and reads the documents they are in.</summary>
internal sealed class ReferenceResolver(SchemaLibrary library)
{
    /// <summary>Resolves all references, also those of schemas that are read on the way.</summary>
    /// <returns>The names that dynamic references ask the dynamic scope for.</returns>
    /// <exception cref="JsonSchemaException">A reference leads nowhere.</exception>
    public IReadOnlySet<string> Resolve()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < library.Nodes.Count; i++)
        {
            SchemaNode node = library.Nodes[i];
            if (node.Find<ReferenceKeyword>() is { } reference)
            {
                reference.Target = Find(node, reference.Text, reference.Location, out _);
            }

            if (node.Find<DynamicReferenceKeyword>() is { } dynamic)
            {
                dynamic.Target = Find(node, dynamic.Text, dynamic.Location, out string? anchor);
                if (anchor is not null && dynamic.Target.Resource.DynamicAnchors.ContainsKey(anchor))
                {
                    dynamic.Anchor = anchor;
                    names.Add(anchor);
                }
            }
        }

        return names;
    }

    private SchemaNode Find(SchemaNode node, string reference, string location, out string? anchor)
    {
        UriReference uri = UriReference.Parse(reference).ResolveAgainst(node.Resource.Uri);
        string fragment = Uri.UnescapeDataString(uri.Fragment ?? string.Empty);
        anchor = fragment.Length == 0 || fragment[0] == '/' ? null : fragment;
        if (library.Find(uri.WithoutFragment()) is not { } resource)
        {
            throw JsonSchemaException.Invalid(
                location,
                $"expected a reference to this document or to a schema given in advance, but found \"{Describe.Cut(reference)}\", which is neither.");
        }

        SchemaNode? target = anchor is null
            ? At(resource, resource.Pointer + fragment)
            : resource.Anchors.GetValueOrDefault(anchor);
        return target ?? throw JsonSchemaException.Invalid(
            location, $"expected a reference to a schema, but \"{Describe.Cut(reference)}\" leads nowhere.");
    }

    // A pointer may lead to a place that no keyword has a schema in; then it is one because it is referred to.
    private SchemaNode? At(SchemaResource resource, string pointer)
    {
        if (resource.Document.Nodes.GetValueOrDefault(pointer) is { } known)
        {
            return known;
        }

        if (JsonPointer.Find(resource.Document.Root, pointer) is not { } element)
        {
            return null;
        }

        string around = pointer;
        SchemaNode? parent = null;
        while (parent is null && around.Length > 0)
        {
            around = around[..around.LastIndexOf('/')];
            parent = resource.Document.Nodes.GetValueOrDefault(around);
        }

        return parent is null ? null : new SchemaReader(library).Read(element, pointer, parent);
    }
}
