namespace Telemetry.Schema.Compiling;

/// <summary>What a schema is compiled for.</summary>
internal enum SchemaRole
{
    /// <summary>To check documents; it is checked itself by the meta-schema it names.</summary>
    OfDocuments,

    /// <summary>To check schemas. Two meta-schemas that name each other would otherwise be checked for ever.</summary>
    OfSchemas,
}
