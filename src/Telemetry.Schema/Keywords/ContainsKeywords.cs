using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>contains</c>, <c>minContains</c>, <c>maxContains</c>: how many items conform to a schema, at least one by default.</summary>
internal sealed class ContainsKeywords : Applicator
{
    private SchemaNode? _schema;
    private CountAssertion? _contains;
    private CountAssertion? _least;
    private CountAssertion? _most;

    // Without a schema to count by, the limits say nothing.
    public override bool IsIdle => _schema is null;

    public override IEnumerable<SchemaNode> Below => _schema is null ? [] : [_schema];

    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("contains", new(Vocabulary.Applicator, ReadContains));
        table.Add("minContains", new(Vocabulary.Validation, static keyword => keyword.Node.Family<ContainsKeywords>()._least = Assertion(keyword, CountLimit.Least, keyword.AsCount())));
        table.Add("maxContains", new(Vocabulary.Validation, static keyword => keyword.Node.Family<ContainsKeywords>()._most = Assertion(keyword, CountLimit.Most, keyword.AsCount())));
    }

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Array)
        {
            return true;
        }

        int count = 0;
        int item = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token); i++)
        {
            if (evaluation.WouldHoldBelow(_schema!, frame, item, new Step("contains")))
            {
                evaluation.Mark(frame.Evaluated, i);
                count++;
            }

            item = evaluation.After(item);
        }

        CountAssertion least = _least ?? _contains!;
        bool holds = least.Holds(count) || evaluation.Fail(least, frame, evaluation.Describe(count));
        return (_most is null || _most.Holds(count) || evaluation.Fail(_most, frame, evaluation.Describe(count))) && holds;
    }

    private static void ReadContains(KeywordValue keyword)
    {
        ContainsKeywords family = keyword.Node.Family<ContainsKeywords>();
        family._schema = keyword.AsSchema();
        family._contains = Assertion(keyword, CountLimit.Least, 1);
    }

    private static CountAssertion Assertion(KeywordValue keyword, CountLimit limit, long bound) =>
        new(keyword.Name, keyword.Location, limit, bound, "matching item");
}
