using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Differential;

/// <summary>A schema and documents with what the other validator says of them.</summary>
internal sealed record JudgedCase(long Seed, byte[] Schema, IReadOnlyList<byte[]> Instances, IReadOnlyList<bool> Valid)
{
    public static JudgedCase Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new JudgedCase(
            root.GetProperty("seed").GetInt64(),
            Encoding.UTF8.GetBytes(root.GetProperty("schema").GetRawText()),
            [.. root.GetProperty("instances").EnumerateArray().Select(i => Encoding.UTF8.GetBytes(i.GetRawText()))],
            [.. root.GetProperty("valid").EnumerateArray().Select(v => v.GetBoolean())]);
    }
}
