namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Where in a pattern an escape stands; some escapes are allowed in one place only.</summary>
internal enum EscapePlace
{
    Outside,
    InClass,
}
