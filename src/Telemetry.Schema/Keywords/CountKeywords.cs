using Telemetry.Schema.Compiling;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary>Keywords that count: <c>minItems</c>, <c>maxItems</c>, <c>minProperties</c>, <c>maxProperties</c>.</summary>
internal static class CountKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("minItems", new(Vocabulary.Validation, static keyword => keyword.Node.ItemCounts.Add(Assertion(keyword, CountLimit.Least, "item"))));
        table.Add("maxItems", new(Vocabulary.Validation, static keyword => keyword.Node.ItemCounts.Add(Assertion(keyword, CountLimit.Most, "item"))));
        table.Add("minProperties", new(Vocabulary.Validation, static keyword => keyword.Node.MemberCounts.Add(Assertion(keyword, CountLimit.Least, "member"))));
        table.Add("maxProperties", new(Vocabulary.Validation, static keyword => keyword.Node.MemberCounts.Add(Assertion(keyword, CountLimit.Most, "member"))));
    }

    private static CountAssertion Assertion(KeywordValue keyword, CountLimit limit, string counted) =>
        new(keyword.Name, keyword.Location, limit, keyword.AsCount(), counted);
}
