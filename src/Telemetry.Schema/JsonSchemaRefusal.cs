namespace Telemetry.Schema;

/// <summary>Why a schema was not compiled.</summary>
public enum JsonSchemaRefusal
{
    /// <summary>The schema breaks JSON Schema 2020-12: not JSON, a keyword with a value it cannot have, a reference to nothing, a bad pattern.</summary>
    InvalidSchema,

    /// <summary>The schema uses what this validator does not know: a keyword, format, dialect or kind of reference.</summary>
    NotSupported,
}
