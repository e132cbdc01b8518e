namespace Telemetry.Schema.Validating;

/// <summary>What the items of an array must be.</summary>
internal sealed class ArrayPlan
{
    /// <summary>The plan for every item.</summary>
    public required Plan Each { get; init; }

    public required CountAssertion[] Counts { get; init; }
}
