namespace Telemetry.Schema.Compiling;

/// <summary>Works out all scopes that evaluation can be in, so that it only follows them.</summary>
internal static class ScopeSpace
{
    /// <summary>Real schemas have a handful; they multiply with resources that give different names in different orders.</summary>
    private const int MaxScopes = 2_000;

    /// <param name="names">The names that dynamic references ask for.</param>
    /// <returns>The scope outside all resources.</returns>
    /// <exception cref="JsonSchemaException">There are too many.</exception>
    public static Scope Build(IReadOnlyList<SchemaResource> resources, IReadOnlySet<string> names)
    {
        var outside = new Scope(0, new Dictionary<string, SchemaNode>());
        if (names.Count == 0)
        {
            return outside;
        }

        var known = new Dictionary<string, Scope> { [string.Empty] = outside };
        var unfinished = new Queue<Scope>([outside]);
        while (unfinished.TryDequeue(out Scope? scope))
        {
            scope.Inside = [.. resources.Select(resource => Find(known, unfinished, scope, resource, names))];
        }

        return outside;
    }

    private static Scope Find(
        Dictionary<string, Scope> known,
        Queue<Scope> unfinished,
        Scope scope,
        SchemaResource resource,
        IReadOnlySet<string> names)
    {
        KeyValuePair<string, SchemaNode>[] added =
            [.. resource.DynamicAnchors.Where(anchor => names.Contains(anchor.Key) && !scope.Anchors.ContainsKey(anchor.Key))];
        if (added.Length == 0)
        {
            return scope;
        }

        var anchors = new Dictionary<string, SchemaNode>(scope.Anchors.Concat(added));
        string key = string.Join(',', anchors.OrderBy(anchor => anchor.Key, StringComparer.Ordinal).Select(anchor => $"{anchor.Key}={anchor.Value.Id}"));
        if (known.TryGetValue(key, out Scope? inside))
        {
            return inside;
        }

        if (known.Count == MaxScopes)
        {
            throw JsonSchemaException.NotSupported(string.Empty, $"expected dynamic anchors that combine in at most {MaxScopes} ways, but found more.");
        }

        inside = new Scope(known.Count, anchors);
        known.Add(key, inside);
        unfinished.Enqueue(inside);
        return inside;
    }
}
