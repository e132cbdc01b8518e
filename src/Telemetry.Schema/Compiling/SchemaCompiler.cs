using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Compiles in three steps: read the keywords, resolve the references, join what applies to the same value.</summary>
internal static class SchemaCompiler
{
    /// <exception cref="JsonSchemaException">The schema is not valid, or uses what is not supported.</exception>
    public static CompiledSchema Compile(ReadOnlySpan<byte> utf8Schema, ValueQuoting values)
    {
        using JsonDocument document = SchemaText.Parse(utf8Schema);
        var reader = new SchemaReader();
        Quoting quoting = values == ValueQuoting.Withheld ? Quoting.NamesOnly : Quoting.Bounded;
        SchemaNode root = reader.Read(document.RootElement, string.Empty, quoting);
        ReferenceResolver.Resolve(root, reader.Nodes, document.RootElement);
        return new CompiledSchema(
            PlanBuilder.Build(root, quoting),
            [.. (root.Properties ?? []).Select(property => property.Key)]);
    }
}
