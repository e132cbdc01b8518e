using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>
/// Keywords for objects: <c>properties</c>, <c>additionalProperties</c>, <c>propertyNames</c>, <c>required</c>,
/// <c>minProperties</c>, <c>maxProperties</c>.
/// </summary>
internal static class ObjectKeywords
{
    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("properties", static keyword => keyword.Node.Properties = keyword.AsSchemas());
        table.Add("additionalProperties", static keyword => keyword.Node.AdditionalProperties = keyword.AsSchema());
        table.Add("propertyNames", static keyword => keyword.Node.PropertyNames = keyword.AsSchema());
        table.Add("required", AddRequired);
        table.Add("minProperties", static keyword => AddCount(keyword, CountLimit.Least));
        table.Add("maxProperties", static keyword => AddCount(keyword, CountLimit.Most));
    }

    private static void AddRequired(KeywordValue keyword) =>
        keyword.Node.Required = [.. keyword.AsNames().Select(name => new RequiredAssertion(keyword.Pointer, name))];

    private static void AddCount(KeywordValue keyword, CountLimit limit) =>
        keyword.Node.MemberCounts.Add(new CountAssertion(keyword.Name, keyword.Pointer, limit, keyword.AsCount(), "member"));
}
