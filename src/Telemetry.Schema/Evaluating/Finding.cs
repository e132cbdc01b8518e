using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Evaluating;

/// <summary>A keyword that does not hold.</summary>
/// <param name="Token">Index of the value.</param>
/// <param name="Found">What came instead; null for the value itself.</param>
/// <param name="Nearest">For a keyword with alternatives, what the nearest asked for.</param>
internal readonly record struct Finding(Assertion Assertion, int Token, string? Found, NearMiss? Nearest = null);
