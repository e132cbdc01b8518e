namespace Telemetry.Schema.Patterns;

/// <summary>A pattern cannot be used; the message says where it breaks and what was expected.</summary>
internal sealed class PatternException(JsonSchemaRefusal reason, string message) : Exception(message)
{
    public JsonSchemaRefusal Reason { get; } = reason;
}
