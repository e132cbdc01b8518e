namespace Telemetry.Schema;

/// <summary>A schema cannot be compiled; the message says what was expected and what came.</summary>
public sealed class JsonSchemaException : Exception
{
    internal JsonSchemaException(string pointer, JsonSchemaRefusal reason, string fault, Exception? inner = null)
        : base($"{(pointer.Length == 0 ? "The schema" : pointer)}: {fault}", inner)
    {
        Pointer = pointer;
        Reason = reason;
    }

    /// <summary>JSON pointer (RFC 6901) to the place in the schema; empty for the whole.</summary>
    public string Pointer { get; }

    /// <summary>Whether the schema is wrong or merely asks for what is not supported.</summary>
    public JsonSchemaRefusal Reason { get; }

    internal static JsonSchemaException Invalid(string pointer, string fault, Exception? inner = null) =>
        new(pointer, JsonSchemaRefusal.InvalidSchema, fault, inner);

    internal static JsonSchemaException NotSupported(string pointer, string fault) =>
        new(pointer, JsonSchemaRefusal.NotSupported, fault);
}
