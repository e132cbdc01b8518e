using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <summary>A keyword that looks at numbers.</summary>
internal abstract class NumberAssertion(string keyword, string schemaPointer) : Assertion(keyword, schemaPointer)
{
    public abstract bool Holds(JsonNumber number);
}
