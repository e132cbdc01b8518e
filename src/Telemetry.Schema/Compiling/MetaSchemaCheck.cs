using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>
/// Checks schemas against the meta-schema they name where it was given in advance. What the meta-schema of 2020-12 asks for is
/// checked as keywords are read.
/// </summary>
internal static class MetaSchemaCheck
{
    /// <exception cref="JsonSchemaException">A schema breaks its meta-schema.</exception>
    public static void Check(SchemaLibrary library)
    {
        foreach (SchemaResource resource in library.Resources)
        {
            JsonElement schema = JsonPointer.Find(resource.Document.Root, resource.Pointer)!.Value;
            if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$schema", out JsonElement named))
            {
                continue;
            }

            string uri = named.GetString()!.TrimEnd('#');
            if (uri != Dialect.StandardUri && uri != resource.Uri.ToString() && library.Options.Schemas.TryGetValue(uri, out ReadOnlyMemory<byte> given))
            {
                Check(resource, schema, JsonSchema.CompileMetaSchema(given.Span, library.Options with { BaseUri = uri }));
            }
        }
    }

    private static void Check(SchemaResource resource, JsonElement schema, JsonSchema metaSchema)
    {
        var errors = new ValidationErrors(1);
        if (metaSchema.Validate(Encoding.UTF8.GetBytes(schema.GetRawText()), errors) != ValidationOutcome.Valid)
        {
            throw JsonSchemaException.Invalid(
                resource.Document.Prefix + resource.Pointer + errors[0].Pointer, $"the meta-schema says: {errors[0].Message}");
        }
    }
}
