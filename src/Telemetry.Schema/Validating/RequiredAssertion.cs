namespace Telemetry.Schema.Validating;

/// <summary>One name of <c>required</c>.</summary>
internal sealed class RequiredAssertion(string schemaPointer, string name) : Assertion("required", schemaPointer)
{
    public string Name { get; } = name;

    public override string Expected => $"the member \"{Name}\"";
}
