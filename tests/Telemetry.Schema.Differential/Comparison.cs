using System.Text;

namespace Telemetry.Schema.Differential;

/// <summary>Holds the validator's word against the others'.</summary>
/// <remarks>
/// Ajv mistakes what <c>contains</c>, <c>if</c> and alternatives leave unevaluated. It is alone where hyperjump says as
/// we do, and that is counted apart; hyperjump's word, or ajv's where there is no other, is a difference.
/// </remarks>
internal sealed class Comparison(TextWriter output)
{
    /// <summary>Differences that are written out; the rest is counted.</summary>
    private const int Shown = 10;

    public int Schemas { get; private set; }

    public int Instances { get; private set; }

    public int Valid { get; private set; }

    /// <summary>Documents that both others see otherwise than ajv.</summary>
    public int AjvAlone { get; private set; }

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
            Compare(judged, i, valid);
        }

        return schema;
    }

    private void Compare(JudgedCase judged, int index, bool valid)
    {
        var ajv = judged.Ajv?[index];
        var hyperjump = judged.Hyperjump?[index];
        if (valid != (hyperjump ?? ajv))
        {
            Differ(judged, $"{Encoding.UTF8.GetString(judged.Instances[index])} is {Word(valid)} here, {Word(ajv)} to ajv, {Word(hyperjump)} to hyperjump");
        }
        else if (valid != (ajv ?? valid))
        {
            AjvAlone++;
        }
    }

    private static string Word(bool? valid) => valid switch
    {
        true => "valid",
        false => "invalid",
        null => "unknown",
    };

    private void Differ(JudgedCase judged, string what)
    {
        if (Differences++ < Shown)
        {
            output.WriteLine($"seed {judged.Seed}: {what}\n  {Encoding.UTF8.GetString(judged.Schema)}");
        }
    }
}
