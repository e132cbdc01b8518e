namespace Telemetry.Schema.Validating;

/// <summary>The plain integers that surely conform to what a plan asks of numbers.</summary>
internal readonly record struct IntegerRange(long Least, long Most)
{
    /// <summary>None.</summary>
    public static readonly IntegerRange Empty = new(0, -1);

    private static readonly IntegerRange All = new(long.MinValue, long.MaxValue);

    public bool Contains(long number) => number >= Least && number <= Most;

    /// <summary>The range of a plan that asks for nothing but bounds that are plain integers themselves.</summary>
    public static IntegerRange Of(IReadOnlyList<NumberAssertion> assertions)
    {
        IntegerRange range = All;
        foreach (NumberAssertion assertion in assertions)
        {
            if (assertion is not BoundAssertion { Plain: { } bound })
            {
                return Empty;
            }

            range = new IntegerRange(Math.Max(range.Least, bound.Least), Math.Min(range.Most, bound.Most));
        }

        return range;
    }
}
