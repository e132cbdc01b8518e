namespace Telemetry.Schema.Validating;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class CountAssertion(string keyword, string schemaPointer, CountLimit limit, long bound, string counted)
    : Assertion(keyword, schemaPointer)
{
    public override string Expected { get; } =
        $"{(limit == CountLimit.Least ? "at least" : "at most")} {bound} {counted}{(bound == 1 ? "" : "s")}";

    public bool Holds(int count) => limit == CountLimit.Least ? count >= bound : count <= bound;
}
