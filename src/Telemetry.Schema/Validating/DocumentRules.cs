namespace Telemetry.Schema.Validating;

/// <summary>What documents have to keep to under any schema; named like keywords in errors.</summary>
internal static class DocumentRules
{
    /// <summary>RFC 8259 in UTF-8.</summary>
    public const string Json = "json";

    /// <summary>No more levels than <see cref="JsonSchemaOptions.MaxDepth"/>.</summary>
    public const string MaxDepth = "maxDepth";

    /// <summary>No object has a member twice.</summary>
    public const string UniqueNames = "uniqueNames";

    /// <summary>No string escapes half a surrogate pair.</summary>
    public const string Unicode = "unicode";
}
