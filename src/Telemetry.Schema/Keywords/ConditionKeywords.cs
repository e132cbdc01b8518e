using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>if</c>, <c>then</c>, <c>else</c>: which schema the value conforms to depends on whether it conforms to another.</summary>
internal sealed class ConditionKeywords : Applicator
{
    private SchemaNode? _if;
    private SchemaNode? _then;
    private SchemaNode? _else;

    public override Phase Phase => Phase.InPlace;

    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("if", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<ConditionKeywords>()._if = keyword.AsSchema()));
        table.Add("then", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<ConditionKeywords>()._then = keyword.AsSchema()));
        table.Add("else", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<ConditionKeywords>()._else = keyword.AsSchema()));
    }

    // Without a condition, "then" and "else" say nothing.
    public override bool IsIdle => _if is null;

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => new[] { _if, _then, _else }.OfType<SchemaNode>();

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        return evaluation.WouldHold(_if!, frame, new Step("if"))
            ? _then is null || evaluation.InPlace(_then, frame, new Step("then"))
            : _else is null || evaluation.InPlace(_else, frame, new Step("else"));
    }
}
