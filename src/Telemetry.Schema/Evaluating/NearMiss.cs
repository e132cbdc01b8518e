namespace Telemetry.Schema.Evaluating;

/// <summary>Of several schemas none of which holds, what the one that came nearest has against the value.</summary>
/// <param name="First">The first of its findings.</param>
internal sealed record NearMiss(Finding First);
