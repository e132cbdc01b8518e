using Telemetry.Schema.Keywords;

namespace Telemetry.Schema.Compiling;

/// <summary>Compiles in three steps: read the keywords, resolve the references, join what applies to the same value.</summary>
internal static class SchemaCompiler
{
    /// <exception cref="JsonSchemaException">The schema is not valid, or uses what is not supported.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions options, SchemaRole role)
    {
        var library = new SchemaLibrary(options);
        SchemaNode root = library.ReadRoot(utf8Schema);
        IReadOnlySet<string> names = new ReferenceResolver(library).Resolve();
        Scope outside = ScopeSpace.Build(library.Resources, names);
        BoundSchema bound = BoundSchema.In(outside, root);
        LoopCheck.Check(library.Nodes, bound);
        if (role == SchemaRole.OfDocuments)
        {
            MetaSchemaCheck.Check(library);
        }

        return new CompiledSchema(
            PlanBuilder.Build(bound, library.OuterQuoting),
            bound,
            [.. root.Find<MemberKeywords>()?.Declared.Keys ?? Enumerable.Empty<string>()])
        {
            RootUri = root.Resource.Uri == SchemaLibrary.Nameless ? string.Empty : root.Resource.Uri.ToString(),
            Quoting = library.OuterQuoting,
        };
    }
}
