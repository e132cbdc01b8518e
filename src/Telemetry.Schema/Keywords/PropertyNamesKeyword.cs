using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>propertyNames</c>: what the names of members are, taken as strings.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Applicator
{
    public SchemaNode Schema => schema;

    public override IEnumerable<SchemaNode> Below => [schema];

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("propertyNames", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new PropertyNamesKeyword(keyword.AsSchema()))));

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
            holds &= evaluation.Below(schema, frame, name, new Step("propertyNames"));
            name = evaluation.After(name + 1);
        }

        return holds;
    }
}
