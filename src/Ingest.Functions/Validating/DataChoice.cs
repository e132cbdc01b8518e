using System.Buffers.Text;
using Telemetry.Schema;

namespace Ingest.Functions.Validating;

/// <summary>Chooses the schema of an event's data by its name and version. Not thread-safe: one per validator.</summary>
internal sealed class DataChoice(EventPlans plans) : IMemberChoice
{
    public int Member => plans.Data;

    /// <summary>The plan that the data was checked against; null where name or version came after the data, or are unknown.</summary>
    public EventPlan? Chosen { get; private set; }

    public void Reset() => Chosen = null;

    public JsonSchema? Choose(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<JsonMember> before)
    {
        var name = before[plans.Name].In(utf8Json);
        var version = before[plans.Version].In(utf8Json);

        // Spelt in another way it is left to the way that reads everything.
        if (name.Length > 2 && name[0] == '"' && Utf8Parser.TryParse(version, out int number, out var read) && read == version.Length)
        {
            Chosen = plans.Find(name[1..^1], number);
        }

        return Chosen?.Schema;
    }
}
