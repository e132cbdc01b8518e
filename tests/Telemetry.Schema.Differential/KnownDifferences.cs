using System.Text.Json;

namespace Telemetry.Schema.Differential;

/// <summary>Where the other validator is known to be wrong, as keywords that come together; each with the place in the specification.</summary>
internal sealed class KnownDifferences(IReadOnlyList<IReadOnlyList<string>> combinations)
{
    public static KnownDifferences Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new KnownDifferences([.. document.RootElement.EnumerateArray().Select(d => d.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!).ToList())]);
    }

    public bool Explain(byte[] schema)
    {
        using var document = JsonDocument.Parse(schema);
        var used = new HashSet<string>(StringComparer.Ordinal);
        Collect(document.RootElement, used);
        return combinations.Any(c => c.All(used.Contains));
    }

    private static void Collect(JsonElement element, HashSet<string> used)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                used.Add(member.Name);
                Collect(member.Value, used);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, used);
            }
        }
    }
}
