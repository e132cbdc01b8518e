namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The four kinds of looking around.</summary>
internal enum Look
{
    Ahead,
    NotAhead,
    Behind,
    NotBehind,
}
