using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>anyOf</c>: the value conforms to at least one schema.</summary>
internal sealed class AnyOfKeyword(string location, IReadOnlyList<SchemaNode> schemas) : Applicator
{
    private readonly PlainAssertion _assertion = new("anyOf", location, $"a value that at least one of {schemas.Count} schemas allows");

    public override Phase Phase => Phase.InPlace;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("anyOf", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new AnyOfKeyword(keyword.Location, keyword.AsSchemaList()))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => schemas;

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        // All that hold tell what they looked at, where somebody asks.
        bool needsAll = frame.Evaluated.IsKept || evaluation.IsRecording;
        bool holds = false;
        for (int i = 0; i < schemas.Count && (!holds || needsAll); i++)
        {
            holds |= evaluation.Alternative(schemas[i], frame, new Step("anyOf", Index: i));
        }

        return holds || evaluation.FailAll(_assertion, frame, schemas);
    }
}
