namespace Telemetry.Schema;

/// <summary>What a document turned out to be.</summary>
public enum ValidationOutcome
{
    /// <summary>The document is JSON and satisfies the schema.</summary>
    Valid,

    /// <summary>The document is JSON and breaks at least one keyword of the schema.</summary>
    Invalid,

    /// <summary>The bytes are not one JSON text (RFC 8259): bad UTF-8, bad syntax, comments, trailing commas or trailing content.</summary>
    Malformed,

    /// <summary>Objects and arrays nest deeper than <see cref="JsonSchemaOptions.MaxDepth"/>; the rest was not looked at.</summary>
    TooDeep,
}
