using Telemetry.Schema.Numbers;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Keywords for numbers: the four bounds and <c>multipleOf</c>.</summary>
internal static class NumberKeywords
{
    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("minimum", static keyword => AddBound(keyword, Bound.Minimum));
        table.Add("maximum", static keyword => AddBound(keyword, Bound.Maximum));
        table.Add("exclusiveMinimum", static keyword => AddBound(keyword, Bound.ExclusiveMinimum));
        table.Add("exclusiveMaximum", static keyword => AddBound(keyword, Bound.ExclusiveMaximum));
        table.Add("multipleOf", AddDivisor);
    }

    private static void AddBound(KeywordValue keyword, Bound bound) =>
        keyword.Node.Numbers.Add(new BoundAssertion(keyword.Name, keyword.Pointer, bound, keyword.AsNumber()));

    private static void AddDivisor(KeywordValue keyword)
    {
        DecimalConstant number = keyword.AsNumber();
        if (number.Exact.Sign <= 0)
        {
            throw keyword.Refuse("a number above 0");
        }

        if (number.Exact.DigitCount > Divisor.MaxDigits)
        {
            throw JsonSchemaException.NotSupported(
                keyword.Pointer,
                $"expected at most {Divisor.MaxDigits} significant digits, but found {number.Exact.DigitCount}.");
        }

        keyword.Node.Numbers.Add(new MultipleOfAssertion(keyword.Pointer, new Divisor(number)));
    }
}
