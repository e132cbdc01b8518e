namespace Telemetry.Schema.Validating;

/// <summary>On which side a count is bounded.</summary>
internal enum CountLimit
{
    Least,
    Most,
}
