using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>unevaluatedItems</c>: what those items are that no other keyword has looked at, here or in schemas applied in place.</summary>
internal sealed class UnevaluatedItemsKeyword(SchemaNode schema) : Applicator
{
    public override Phase Phase => Phase.Unevaluated;

    public override IEnumerable<SchemaNode> Below => [schema];

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("unevaluatedItems", new(Vocabulary.Unevaluated, static keyword => keyword.Node.Add(new UnevaluatedItemsKeyword(keyword.AsSchema()))));

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Array)
        {
            return true;
        }

        bool holds = true;
        int item = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token) && (holds || evaluation.IsThorough); i++)
        {
            if (!evaluation.IsMarked(frame.Evaluated, i))
            {
                holds &= evaluation.Below(schema, frame, item, new Step("unevaluatedItems"));
                evaluation.Mark(frame.Evaluated, i);
            }

            item = evaluation.After(item);
        }

        return holds;
    }
}
