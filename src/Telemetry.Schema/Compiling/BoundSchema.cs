namespace Telemetry.Schema.Compiling;

/// <summary>A schema in a dynamic scope; there is one object for each pair.</summary>
internal sealed class BoundSchema(SchemaNode schema, Scope scope)
{
    public SchemaNode Schema { get; } = schema;

    /// <summary>The scope inside the schema.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>A schema that is applied in the scope of another.</summary>
    public static BoundSchema In(Scope scope, SchemaNode schema) => schema.In(scope.Enter(schema.Resource));
}
