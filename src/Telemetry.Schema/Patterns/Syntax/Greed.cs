namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Whether a repetition takes as much or as little as it can; matters to back-references only.</summary>
internal enum Greed
{
    Greedy,
    Lazy,
}
