using System.Text.Json;
using Telemetry.Schema;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>Schemas from files.</summary>
internal static class SchemaFiles
{
    /// <exception cref="JsonSchemaException">The schema is refused.</exception>
    public static JsonSchema Compile(CheckRequest request, ToolSurroundings surroundings) =>
        JsonSchema.Compile(Read(request.Schema, surroundings), request.Options with { Schemas = Given(request.With, surroundings) });

    public static byte[] Read(string file, ToolSurroundings surroundings) => WithoutMark(File.ReadAllBytes(Path.GetFullPath(file, surroundings.WorkingDirectory)));

    /// <summary>The bytes behind a byte order mark, which some editors write and JSON does not know.</summary>
    public static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static Dictionary<string, ReadOnlyMemory<byte>> Given(IReadOnlyList<string> files, ToolSurroundings surroundings)
    {
        var given = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var bytes = Read(file, surroundings);
            var id = Id(bytes) ?? throw new UsageException($"--with {file}: expected a JSON Schema with an absolute $id, by which references name it; it has none.");
            if (!given.TryAdd(id, bytes))
            {
                throw new UsageException($"--with {file}: another file has the same $id ({id}).");
            }
        }

        return given;
    }

    private static string? Id(byte[] schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("$id", out var id)
                && id.ValueKind == JsonValueKind.String
                && Uri.TryCreate(id.GetString(), UriKind.Absolute, out _)
                ? id.GetString()!.TrimEnd('#')
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
