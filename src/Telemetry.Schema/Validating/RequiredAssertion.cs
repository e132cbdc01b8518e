namespace Telemetry.Schema.Validating;

/// <summary>One name of <c>required</c>, or of <c>dependentRequired</c>.</summary>
/// <param name="because">The member that makes it necessary; null when it always is.</param>
internal sealed class RequiredAssertion(string keyword, string schemaPointer, string name, string? because = null) : Assertion(keyword, schemaPointer)
{
    public string Name { get; } = name;

    public string? Because { get; } = because;

    public override string Expected => Because is null ? $"the member \"{Name}\"" : $"the member \"{Name}\" beside \"{Because}\"";
}
