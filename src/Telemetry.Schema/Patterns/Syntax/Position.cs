namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The positions that a pattern can name.</summary>
internal enum Position
{
    Start,
    End,
    WordBoundary,
    NoWordBoundary,
}
