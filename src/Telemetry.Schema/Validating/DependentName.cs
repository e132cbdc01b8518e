namespace Telemetry.Schema.Validating;

/// <summary>A member that has to be there beside another, both by their index among the declared names.</summary>
internal readonly record struct DependentName(RequiredAssertion Assertion, int Needed, int Because);
