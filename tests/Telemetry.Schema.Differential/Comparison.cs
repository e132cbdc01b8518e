using System.Text;

namespace Telemetry.Schema.Differential;

/// <summary>Holds the validator's word against the other's.</summary>
internal sealed class Comparison(KnownDifferences known, TextWriter output)
{
    /// <summary>Differences that are written out; the rest is counted.</summary>
    private const int Shown = 10;

    public int Schemas { get; private set; }

    public int Instances { get; private set; }

    public int Valid { get; private set; }

    public int Known { get; private set; }

    public int Differences { get; private set; }

    /// <summary>The compiled schema, or null where it was refused.</summary>
    public JsonSchema? Compare(JudgedCase judged)
    {
        JsonSchema schema;
        try
        {
            schema = JsonSchema.Compile(judged.Schema);
        }
        catch (JsonSchemaException e)
        {
            if (!e.Message.Contains("loop", StringComparison.OrdinalIgnoreCase) && !e.Message.Contains("itself", StringComparison.OrdinalIgnoreCase))
            {
                Differ(judged, $"refused: {e.Message}");
            }

            return null;
        }

        Schemas++;
        for (var i = 0; i < judged.Instances.Count; i++)
        {
            Instances++;
            var valid = schema.Validate(judged.Instances[i]) == ValidationOutcome.Valid;
            Valid += valid ? 1 : 0;
            if (valid != judged.Valid[i])
            {
                Differ(judged, $"{Encoding.UTF8.GetString(judged.Instances[i])} is {(valid ? "valid" : "invalid")} here and {(valid ? "invalid" : "valid")} there");
            }
        }

        return schema;
    }

    private void Differ(JudgedCase judged, string what)
    {
        if (known.Explain(judged.Schema))
        {
            Known++;
            return;
        }

        if (Differences++ < Shown)
        {
            output.WriteLine($"seed {judged.Seed}: {what}\n  {Encoding.UTF8.GetString(judged.Schema)}");
        }
    }
}
