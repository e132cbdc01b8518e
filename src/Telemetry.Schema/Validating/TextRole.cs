namespace Telemetry.Schema.Validating;

/// <summary>What a text that is validated is in the document.</summary>
internal enum TextRole
{
    /// <summary>A string.</summary>
    Value,

    /// <summary>The name of a member.</summary>
    Name,
}
