using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c>.</summary>
internal sealed class BoundAssertion(string keyword, string schemaPointer, Bound bound, DecimalConstant limit)
    : NumberAssertion(keyword, schemaPointer)
{
    public override string Expected => bound switch
    {
        Bound.Minimum => $"a number of at least {limit}",
        Bound.Maximum => $"a number of at most {limit}",
        Bound.ExclusiveMinimum => $"a number above {limit}",
        _ => $"a number below {limit}",
    };

    /// <summary>The plain integers within the bound; null when it is none itself.</summary>
    public IntegerRange? Plain => limit.Plain is not { } plain ? null : bound switch
    {
        Bound.Minimum => new IntegerRange(plain, long.MaxValue),
        Bound.Maximum => new IntegerRange(long.MinValue, plain),
        Bound.ExclusiveMinimum => new IntegerRange(plain + 1, long.MaxValue),
        _ => new IntegerRange(long.MinValue, plain - 1),
    };

    public override bool Holds(JsonNumber number)
    {
        int order = number.CompareTo(limit);
        return bound switch
        {
            Bound.Minimum => order >= 0,
            Bound.Maximum => order <= 0,
            Bound.ExclusiveMinimum => order > 0,
            _ => order < 0,
        };
    }
}
