using Telemetry.Schema.Compiling.Uris;

namespace Telemetry.Schema.Compiling;

/// <summary>A schema with an identifier of its own, and the schemas below it up to the next such (2020-12 Core section 4.3.5).</summary>
/// <param name="Id">Position in the order of reading.</param>
/// <param name="Uri">Its identifier, which relative references in it are resolved against.</param>
/// <param name="Dialect">The keywords that mean something in it.</param>
/// <param name="Pointer">Where in its document it begins.</param>
internal sealed record SchemaResource(int Id, SchemaDocument Document, UriReference Uri, Dialect Dialect, string Pointer)
{
    /// <summary>The schemas by the names that <c>$anchor</c> and <c>$dynamicAnchor</c> give them.</summary>
    public Dictionary<string, SchemaNode> Anchors { get; } = [];

    /// <summary>Those of <see cref="Anchors"/> that <c>$dynamicAnchor</c> names.</summary>
    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = [];
}
