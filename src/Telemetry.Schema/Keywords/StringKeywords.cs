using Telemetry.Schema.Compiling;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary>Keywords for strings: <c>minLength</c>, <c>maxLength</c>, <c>pattern</c>.</summary>
internal static class StringKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("minLength", new(Vocabulary.Validation, static keyword => AddLength(keyword, CountLimit.Least)));
        table.Add("maxLength", new(Vocabulary.Validation, static keyword => AddLength(keyword, CountLimit.Most)));
        table.Add("pattern", new(Vocabulary.Validation, static keyword => AddPattern(keyword)));
    }

    private static void AddLength(KeywordValue keyword, CountLimit limit) =>
        keyword.Node.Strings.Add(new LengthAssertion(keyword.Location, limit, keyword.AsCount()));

    private static void AddPattern(KeywordValue keyword)
    {
        string pattern = keyword.AsString();
        keyword.Node.Strings.Add(new PatternAssertion(keyword.Location, pattern, keyword.AsPattern(pattern)));
    }
}
