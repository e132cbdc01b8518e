using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Differential;

/// <summary>A schema and documents with what two other validators say of each document.</summary>
/// <param name="Seed">What the case is made of.</param>
/// <param name="Schema">The schema, in UTF-8.</param>
/// <param name="Instances">The documents, in UTF-8.</param>
/// <param name="Ajv">Ajv's word; null where it had none.</param>
/// <param name="Hyperjump">Hyperjump's word; null where it had none.</param>
internal sealed record JudgedCase(
    long Seed, byte[] Schema, IReadOnlyList<byte[]> Instances, IReadOnlyList<bool>? Ajv, IReadOnlyList<bool>? Hyperjump)
{
    public static JudgedCase Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new JudgedCase(
            root.GetProperty("seed").GetInt64(),
            Encoding.UTF8.GetBytes(root.GetProperty("schema").GetRawText()),
            [.. root.GetProperty("instances").EnumerateArray().Select(i => Encoding.UTF8.GetBytes(i.GetRawText()))],
            WordOf(root.GetProperty("ajv")),
            WordOf(root.GetProperty("hyperjump")));
    }

    private static List<bool>? WordOf(JsonElement word) =>
        word.ValueKind == JsonValueKind.Null ? null : [.. word.EnumerateArray().Select(v => v.GetBoolean())];
}
