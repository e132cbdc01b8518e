using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Compiles in three steps: read the keywords, resolve the references, join what applies to the same value.</summary>
internal static class SchemaCompiler
{
    /// <exception cref="JsonSchemaException">The schema is not valid, or uses what is not supported.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema)
    {
        using JsonDocument document = SchemaText.Parse(utf8Schema);
        var reader = new SchemaReader();
        SchemaNode root = reader.Read(document.RootElement, string.Empty, Quoting.Bounded);
        ReferenceResolver.Resolve(root, reader.Nodes, document.RootElement);
        return new CompiledSchema(
            PlanBuilder.Build(root),
            [.. root.Properties?.Keys ?? Enumerable.Empty<string>()]);
    }
}
