using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>One schema of a schema document, as it is written there: its own keywords and the schemas under them.</summary>
internal sealed class SchemaNode(int id, string pointer, Quoting quoting)
{
    /// <summary>Position in the order of reading; 0 is the root.</summary>
    public int Id { get; } = id;

    public string Pointer { get; } = pointer;

    public Quoting Quoting { get; } = quoting;

    public NeverAssertion? Never { get; set; }

    public TypeAssertion? Type { get; set; }

    public List<ValueAssertion> Values { get; } = [];

    public List<StringAssertion> Strings { get; } = [];

    public List<NumberAssertion> Numbers { get; } = [];

    /// <summary>What <c>$id</c> says; only the root has one.</summary>
    public string? BaseUri { get; set; }

    /// <summary>What <c>$ref</c> says; null when there is none.</summary>
    public string? ReferenceText { get; set; }

    /// <summary>The schema that <see cref="ReferenceText"/> names, once references are resolved.</summary>
    public SchemaNode? Reference { get; set; }

    /// <summary>The schemas under <c>properties</c> in the order of their declaration; null when there is none.</summary>
    public OrderedDictionary<string, SchemaNode>? Properties { get; set; }

    public SchemaNode? AdditionalProperties { get; set; }

    public SchemaNode? PropertyNames { get; set; }

    public List<RequiredAssertion>? Required { get; set; }

    public List<CountAssertion> MemberCounts { get; } = [];

    public SchemaNode? Items { get; set; }

    public List<CountAssertion> ItemCounts { get; } = [];

    public bool LooksAtMembers =>
        Properties is not null || AdditionalProperties is not null || PropertyNames is not null || Required is not null || MemberCounts.Count > 0;

    public bool LooksAtItems => Items is not null || ItemCounts.Count > 0;
}
