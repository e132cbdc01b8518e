namespace Telemetry.Schema.Validating;

/// <summary>A keyword of a schema that a value can break.</summary>
internal abstract class Assertion(string keyword, string schemaPointer)
{
    public string Keyword { get; } = keyword;

    public string SchemaPointer { get; } = schemaPointer;

    /// <summary>What the keyword asks for, to follow the word "Expected".</summary>
    public abstract string Expected { get; }
}
