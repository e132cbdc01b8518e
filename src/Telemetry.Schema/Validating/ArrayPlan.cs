namespace Telemetry.Schema.Validating;

/// <summary>What the items of an array must be.</summary>
internal sealed class ArrayPlan
{
    /// <summary>Any items.</summary>
    public static ArrayPlan Anything => Plan.Anything.Items;

    /// <summary>The plans for the first items.</summary>
    public Plan[] First { get; init; } = [];

    /// <summary>The plan for every item after <see cref="First"/>.</summary>
    public required Plan Each { get; init; }

    public CountAssertion[] Counts { get; init; } = [];

    public Plan For(int index) => (uint)index < (uint)First.Length ? First[index] : Each;
}
