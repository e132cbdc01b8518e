namespace Telemetry.Client.Deciding;

/// <summary>One row of the decision table.</summary>
/// <param name="Number">The row's number, which never changes: people and documents cite it.</param>
/// <param name="Apply">The verdict where the row matches, else null and the next row is asked.</param>
internal sealed record DecisionRule(int Number, Func<DecisionInputs, RuleVerdict?> Apply);
