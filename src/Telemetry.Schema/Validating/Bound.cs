namespace Telemetry.Schema.Validating;

/// <summary>The four ways to bound a number.</summary>
internal enum Bound
{
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
}
