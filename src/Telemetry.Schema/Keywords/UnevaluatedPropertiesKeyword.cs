using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>unevaluatedProperties</c>: what those members are that no other keyword has looked at, here or in schemas applied in place.</summary>
internal sealed class UnevaluatedPropertiesKeyword(SchemaNode schema) : Applicator
{
    public override Phase Phase => Phase.Unevaluated;

    public override IEnumerable<SchemaNode> Below => [schema];

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("unevaluatedProperties", new(Vocabulary.Unevaluated, static keyword => keyword.Node.Add(new UnevaluatedPropertiesKeyword(keyword.AsSchema()))));

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Object)
        {
            return true;
        }

        bool holds = true;
        int name = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token) && (holds || evaluation.IsThorough); i++)
        {
            if (!evaluation.IsMarked(frame.Evaluated, i))
            {
                holds &= evaluation.Below(schema, frame, name + 1, new Step("unevaluatedProperties"));
                evaluation.Mark(frame.Evaluated, i);
            }

            name = evaluation.After(name + 1);
        }

        return holds;
    }
}
