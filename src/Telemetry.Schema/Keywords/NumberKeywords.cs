using Telemetry.Schema.Compiling;
using Telemetry.Schema.Numbers;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary>Keywords for numbers: the four bounds and <c>multipleOf</c>.</summary>
internal static class NumberKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("minimum", new(Vocabulary.Validation, static keyword => AddBound(keyword, Bound.Minimum)));
        table.Add("maximum", new(Vocabulary.Validation, static keyword => AddBound(keyword, Bound.Maximum)));
        table.Add("exclusiveMinimum", new(Vocabulary.Validation, static keyword => AddBound(keyword, Bound.ExclusiveMinimum)));
        table.Add("exclusiveMaximum", new(Vocabulary.Validation, static keyword => AddBound(keyword, Bound.ExclusiveMaximum)));
        table.Add("multipleOf", new(Vocabulary.Validation, AddDivisor));
    }

    private static void AddBound(KeywordValue keyword, Bound bound) =>
        keyword.Node.Numbers.Add(new BoundAssertion(keyword.Name, keyword.Location, bound, keyword.AsNumber()));

    private static void AddDivisor(KeywordValue keyword)
    {
        DecimalConstant number = keyword.AsNumber();
        if (number.Exact.Sign <= 0)
        {
            throw keyword.Refuse("a number above 0");
        }

        keyword.Node.Numbers.Add(new MultipleOfAssertion(keyword.Location, new Divisor(number)));
    }
}
