namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The code points from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal sealed record CodePointRange(int First, int Last);
