using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Keywords for arrays: <c>items</c>, <c>minItems</c>, <c>maxItems</c>.</summary>
internal static class ArrayKeywords
{
    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("items", static keyword => keyword.Node.Items = keyword.AsSchema());
        table.Add("minItems", static keyword => AddCount(keyword, CountLimit.Least));
        table.Add("maxItems", static keyword => AddCount(keyword, CountLimit.Most));
    }

    private static void AddCount(KeywordValue keyword, CountLimit limit) =>
        keyword.Node.ItemCounts.Add(new CountAssertion(keyword.Name, keyword.Pointer, limit, keyword.AsCount(), "item"));
}
