using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>allOf</c>: the value conforms to every schema.</summary>
internal sealed class AllOfKeyword(IReadOnlyList<SchemaNode> schemas) : Applicator
{
    public override Phase Phase => Phase.InPlace;

    public IReadOnlyList<SchemaNode> Schemas => schemas;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("allOf", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new AllOfKeyword(keyword.AsSchemaList()))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => schemas;

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        bool holds = true;
        for (int i = 0; i < schemas.Count && (holds || evaluation.IsThorough); i++)
        {
            holds &= evaluation.InPlace(schemas[i], frame, new Step("allOf", Index: i));
        }

        return holds;
    }
}
