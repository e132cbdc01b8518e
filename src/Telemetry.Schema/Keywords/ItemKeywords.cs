using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>prefixItems</c>, <c>items</c>: what the items of an array are, the first ones one by one.</summary>
internal sealed class ItemKeywords : Applicator
{
    /// <summary>The schemas of the first items.</summary>
    public IReadOnlyList<SchemaNode> First { get; private set; } = [];

    /// <summary>The schema of all items after <see cref="First"/>.</summary>
    public SchemaNode? Each { get; private set; }

    public override IEnumerable<SchemaNode> Below => Each is null ? First : [.. First, Each];

    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("prefixItems", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<ItemKeywords>().First = keyword.AsSchemaList()));
        table.Add("items", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<ItemKeywords>().Each = keyword.AsSchema()));
    }

    /// <summary>The schema of the item at an index; null when any will do.</summary>
    public SchemaNode? For(int index) => index < First.Count ? First[index] : Each;

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
            if (For(i) is not { } schema)
            {
                break;
            }

            holds &= evaluation.Below(schema, frame, item, i < First.Count ? new Step("prefixItems", Index: i) : new Step("items"));
            evaluation.Mark(frame.Evaluated, i);
            item = evaluation.After(item);
        }

        return holds;
    }
}
