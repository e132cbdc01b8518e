namespace Telemetry.Schema.Validating;

/// <summary>The schema <c>false</c>, which allows no value; named after the keyword that applies it.</summary>
internal sealed class NeverAssertion(string keyword, string schemaPointer) : Assertion(keyword, schemaPointer)
{
    public override string Expected => Keyword is "additionalProperties" or "unevaluatedProperties" ? "declared members only" : "no value here";
}
