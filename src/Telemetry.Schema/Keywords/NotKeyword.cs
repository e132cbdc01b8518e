using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>not</c>: the value does not conform to the schema.</summary>
internal sealed class NotKeyword(string location, SchemaNode schema) : Applicator
{
    private readonly PlainAssertion _assertion = new("not", location, "a value that the schema does not allow");

    public override Phase Phase => Phase.InPlace;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("not", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new NotKeyword(keyword.Location, keyword.AsSchema()))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => [schema];

    // What the schema looked at is nothing to anyone: where it holds, this does not.
    public override bool Holds(ref Evaluation evaluation, in Frame frame) =>
        !evaluation.WouldHold(schema, frame with { Evaluated = default }, new Step("not")) || evaluation.Fail(_assertion, frame);
}
