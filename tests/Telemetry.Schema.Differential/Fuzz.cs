using System.Diagnostics;
using System.Text;

namespace Telemetry.Schema.Differential;

/// <summary>
/// Damaged documents: whatever bytes they hold, validating them ends with an outcome, soon, with errors and without telling the same.
/// </summary>
internal sealed class Fuzz(TextWriter output)
{
    /// <summary>What a document of 64 KiB may take. Measured again before it counts, since a busy machine takes as long over anything.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private const int LargestBytes = 64 * 1024;

    private readonly ValidationErrors _errors = new();

    public int Documents { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Feeds documents made of the case's own by a few changes, the same ones for the same seed.</summary>
    public void Feed(JsonSchema schema, JudgedCase judged)
    {
        var random = new Random((int)judged.Seed);
        foreach (var instance in judged.Instances)
        {
            Validate(schema, Mutation.Of(instance, judged.Instances, random, LargestBytes), $"seed {judged.Seed}");
        }
    }

    /// <summary>Documents nested ever deeper, and schemas that follow them down.</summary>
    public void FeedDeep()
    {
        JsonSchema[] schemas =
        [
            JsonSchema.Compile("{}"u8),
            JsonSchema.Compile("""{"items":{"$ref":"#"},"properties":{"a":{"$ref":"#"}}}"""u8),
            JsonSchema.Compile("""{"anyOf":[{"items":{"$ref":"#"}},{"not":{"properties":{"a":{"$ref":"#"}}}}],"unevaluatedProperties":false}"""u8),
        ];
        for (var depth = 1; depth <= 1_000_000; depth *= 4)
        {
            foreach (var schema in schemas)
            {
                Validate(schema, Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)), $"{depth} arrays");
                Validate(schema, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)), $"{depth} objects");
                Validate(schema, Encoding.UTF8.GetBytes(new string('[', depth)), $"{depth} open arrays");
            }
        }
    }

    private void Validate(JsonSchema schema, byte[] document, string origin)
    {
        Documents++;
        try
        {
            var plain = Timed(schema, document, null, out var taken);
            for (var again = 0; taken > Limit && document.Length <= LargestBytes && again < 5; again++)
            {
                Timed(schema, document, null, out taken);
            }

            _errors.Clear();
            var told = Timed(schema, document, _errors, out _);
            if (taken > Limit && document.Length <= LargestBytes)
            {
                Fault(origin, document, $"takes {taken.TotalMilliseconds:0} ms");
            }

            if (plain != told || (told == ValidationOutcome.Invalid) != (_errors.Count > 0 && told == ValidationOutcome.Invalid))
            {
                Fault(origin, document, $"is {plain} without errors and {told} with {_errors.Count}");
            }
        }
        catch (Exception e)
        {
            Fault(origin, document, e.ToString());
        }
    }

    private static ValidationOutcome Timed(JsonSchema schema, byte[] document, ValidationErrors? errors, out TimeSpan taken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = schema.Validate(document, errors);
        taken = Stopwatch.GetElapsedTime(started);
        return outcome;
    }

    private void Fault(string origin, byte[] document, string what)
    {
        if (Faults++ < 10)
        {
            output.WriteLine($"{origin}: a document of {document.Length} bytes {what}\n  {Convert.ToBase64String(document.AsSpan(0, Math.Min(document.Length, 600)))}");
        }
    }
}
