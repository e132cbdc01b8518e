using Telemetry.Schema.Formats;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Keywords for strings: <c>minLength</c>, <c>maxLength</c>, <c>pattern</c>, <c>format</c>.</summary>
internal static class StringKeywords
{
    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("minLength", static keyword => AddLength(keyword, CountLimit.Least));
        table.Add("maxLength", static keyword => AddLength(keyword, CountLimit.Most));
        table.Add("pattern", AddPattern);
        table.Add("format", AddFormat);
    }

    private static void AddLength(KeywordValue keyword, CountLimit limit) =>
        keyword.Node.Strings.Add(new LengthAssertion(keyword.Pointer, limit, keyword.AsCount()));

    private static void AddPattern(KeywordValue keyword)
    {
        string pattern = keyword.AsString();
        try
        {
            keyword.Node.Strings.Add(new PatternAssertion(keyword.Pointer, pattern, PatternMatcher.Create(pattern)));
        }
        catch (PatternException e)
        {
            throw new JsonSchemaException(keyword.Pointer, e.Reason, $"expected an ECMA-262 regular expression, but {e.Message}", e);
        }
    }

    private static void AddFormat(KeywordValue keyword)
    {
        StringFormat format = StringFormat.Find(keyword.AsString())
            ?? throw JsonSchemaException.NotSupported(
                keyword.Pointer,
                $"expected {string.Join(" or ", StringFormat.Names)}, but found {Describe.Kind(keyword.Value)}.");
        keyword.Node.Strings.Add(new FormatAssertion(keyword.Pointer, format));
    }
}
