namespace Telemetry.Schema.Validating;

/// <summary>A keyword that looks at the text of strings.</summary>
internal abstract class StringAssertion(string keyword, string schemaPointer) : Assertion(keyword, schemaPointer)
{
    /// <param name="text">The string's UTF-8 text, unescaped and well-formed.</param>
    public abstract bool Holds(ReadOnlySpan<byte> text);

    /// <summary>What came instead, where that says more than the text itself; null otherwise.</summary>
    public virtual string? Found(ReadOnlySpan<byte> text) => null;
}
