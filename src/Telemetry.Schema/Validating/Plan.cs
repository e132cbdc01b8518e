using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Validating;

/// <summary>Everything that all the schemas which apply to one value ask of it.</summary>
/// <remarks>
/// A value can be under several schemas at once (a schema and what its <c>$ref</c> names, a member that both of those
/// declare). They are joined when the schema is compiled, so that each value is read once. Filled by the plan builder,
/// read-only afterwards.
/// </remarks>
internal sealed class Plan
{
    /// <summary>The schema <c>true</c>.</summary>
    public static readonly Plan Anything = MakeAnything();

    /// <summary>The types that all of <see cref="Types"/> allow; none when <see cref="Never"/> is set.</summary>
    public JsonTypes Allowed { get; set; } = JsonTypes.All;

    public NeverAssertion? Never { get; set; }

    public TypeAssertion[] Types { get; set; } = [];

    public ValueAssertion[] Values { get; set; } = [];

    public StringAssertion[] Strings { get; set; } = [];

    public NumberAssertion[] Numbers { get; set; } = [];

    /// <summary>What <see cref="Allowed"/>, <see cref="Values"/> and <see cref="Strings"/> ask of strings.</summary>
    public TextPlan Text { get; set; } = TextPlan.NeverSure;

    /// <summary>Integers that <see cref="Allowed"/>, <see cref="Values"/> and <see cref="Numbers"/> have nothing against.</summary>
    public IntegerRange SureIntegers { get; set; }

    /// <summary>What members must be.</summary>
    public ObjectPlan Members { get; set; } = null!;

    /// <summary>What items must be.</summary>
    public ArrayPlan Items { get; set; } = null!;

    /// <summary>Whether nothing is asked of objects.</summary>
    public bool AllowsAnyObject =>
        (Allowed & JsonTypes.Object) != 0 && Evaluated.Length == 0 && Values.Length == 0 && ReferenceEquals(Members, ObjectPlan.Anything);

    /// <summary>The schemas to evaluate, where one pass over the bytes cannot decide; then nothing else here counts. Empty otherwise.</summary>
    public BoundSchema[] Evaluated { get; set; } = [];

    /// <summary>The names that positions are told of, where <see cref="Evaluated"/> has the schema of a document.</summary>
    public Utf8NameTable RootNames { get; set; } = Utf8NameTable.Empty;

    /// <summary>Where the schema lies that makes this plan; the first, when there are several.</summary>
    public string SchemaPointer { get; set; } = string.Empty;

    /// <summary>Whether messages may quote the value.</summary>
    public Quoting Quoting { get; set; }

    private static Plan MakeAnything()
    {
        var plan = new Plan { Text = new TextPlan([], []), SureIntegers = IntegerRange.Of([]) };
        plan.Members = new ObjectPlan { Undeclared = [plan] };
        plan.Items = new ArrayPlan { Each = plan };
        return plan;
    }
}
