namespace Telemetry.Schema.Validating;

/// <summary><c>type</c>: the value is of one of some types.</summary>
internal sealed class TypeAssertion(string schemaPointer, JsonTypes types, IReadOnlyList<string> names)
    : Assertion("type", schemaPointer)
{
    public JsonTypes Types { get; } = types;

    public override string Expected { get; } = string.Join(" or ", names.Select(WithArticle));

    private static string WithArticle(string name) => name switch
    {
        "null" => name,
        "array" or "integer" or "object" => $"an {name}",
        _ => $"a {name}",
    };
}
