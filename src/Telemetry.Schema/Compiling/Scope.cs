namespace Telemetry.Schema.Compiling;

/// <summary>
/// What <c>$dynamicRef</c> can tell of the resources that evaluation came through: for each name, the schema that the outermost
/// of them gives it (2020-12 Core section 8.2.3.2). Scopes that tell the same are one, so there are few.
/// </summary>
internal sealed class Scope(int id, IReadOnlyDictionary<string, SchemaNode> anchors)
{
    public int Id { get; } = id;

    public IReadOnlyDictionary<string, SchemaNode> Anchors { get; } = anchors;

    /// <summary>Per resource the scope inside it; null while no reference asks for the scope, which then never changes.</summary>
    public Scope[]? Inside { get; set; }

    public Scope Enter(SchemaResource resource) => Inside is { } inside ? inside[resource.Id] : this;
}
