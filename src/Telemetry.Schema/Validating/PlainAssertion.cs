namespace Telemetry.Schema.Validating;

/// <summary>A keyword of which an error needs to know no more than what it expects.</summary>
internal sealed class PlainAssertion(string keyword, string schemaPointer, string expected) : Assertion(keyword, schemaPointer)
{
    public override string Expected => expected;
}
