namespace Telemetry.Schema.Compiling;

/// <summary>A schema in a dynamic scope.</summary>
/// <param name="Scope">The scope inside the schema.</param>
internal readonly record struct BoundSchema(SchemaNode Schema, Scope Scope)
{
    /// <summary>A schema that is applied in the scope of another.</summary>
    public static BoundSchema In(Scope scope, SchemaNode schema) => new(schema, scope.Enter(schema.Resource));
}
