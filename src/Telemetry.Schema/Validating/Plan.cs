namespace Telemetry.Schema.Validating;

/// <summary>Everything that all the schemas which apply to one value ask of it.</summary>
/// <remarks>
/// A value can be under several schemas at once (a schema and what its <c>$ref</c> names, a member that both of those
/// declare). They are joined when the schema is compiled, so that each value is read once. Filled by the plan builder,
/// read-only afterwards.
/// </remarks>
internal sealed class Plan
{
    /// <summary>The types that all of <see cref="Types"/> allow; none when <see cref="Never"/> is set.</summary>
    public JsonTypes Allowed { get; set; } = JsonTypes.All;

    public NeverAssertion? Never { get; set; }

    public TypeAssertion[] Types { get; set; } = [];

    public ValueAssertion[] Values { get; set; } = [];

    public StringAssertion[] Strings { get; set; } = [];

    public NumberAssertion[] Numbers { get; set; } = [];

    /// <summary>What members must be; null when no keyword looks at them.</summary>
    public ObjectPlan? Members { get; set; }

    /// <summary>What items must be; null when no keyword looks at them.</summary>
    public ArrayPlan? Items { get; set; }

    /// <summary>Where the schema lies that makes this plan; the first, when there are several.</summary>
    public string SchemaPointer { get; set; } = string.Empty;

    /// <summary>Whether messages may quote the value.</summary>
    public Quoting Quoting { get; set; }
}
