using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>oneOf</c>: the value conforms to exactly one schema.</summary>
internal sealed class OneOfKeyword(string location, IReadOnlyList<SchemaNode> schemas) : Applicator
{
    private readonly PlainAssertion _assertion = new("oneOf", location, $"a value that exactly one of {schemas.Count} schemas allows");

    public override Phase Phase => Phase.InPlace;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("oneOf", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new OneOfKeyword(keyword.Location, keyword.AsSchemaList()))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => schemas;

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        int first = -1;
        for (int i = 0; i < schemas.Count; i++)
        {
            if (!evaluation.Alternative(schemas[i], frame, new Step("oneOf", Index: i)))
            {
                continue;
            }

            if (first >= 0)
            {
                string? found = evaluation.IsThorough || evaluation.IsRecording ? $"one that those at {first} and {i} both allow" : null;
                return evaluation.Fail(_assertion, frame, found);
            }

            first = i;
        }

        return first >= 0 || evaluation.FailAll(_assertion, frame, schemas);
    }
}
