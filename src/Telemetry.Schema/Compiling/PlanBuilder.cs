using System.Text;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Joins the schemas that apply to one value into a plan; one plan per set of schemas, however often it occurs.</summary>
internal sealed class PlanBuilder
{
    /// <summary>
    /// Plans a schema may need. The sets of schemas that recursive references can form grow exponentially in their number; real
    /// schemas need about as many plans as they have schemas.
    /// </summary>
    private const int MaxPlans = 20_000;

    private readonly Dictionary<string, Plan> _plans = [];
    private readonly Queue<Action> _unfilled = new();

    public static Plan Build(SchemaNode root, Quoting quoting)
    {
        var builder = new PlanBuilder();
        Plan plan = builder.PlanFor([root], quoting);
        while (builder._unfilled.TryDequeue(out Action? fill))
        {
            fill();
        }

        return plan;
    }

    // The plan is filled later: it may contain itself.
    private Plan PlanFor(IEnumerable<SchemaNode> schemas, Quoting quoting)
    {
        SchemaNode[] nodes = [.. schemas.SelectMany(WithReferences).DistinctBy(node => node.Id).OrderBy(node => node.Id)];
        if (nodes.Any(node => node.Quoting == Quoting.Withheld))
        {
            quoting = Quoting.Withheld;
        }

        string key = $"{quoting}:{string.Join(',', nodes.Select(node => node.Id))}";
        if (_plans.TryGetValue(key, out Plan? known))
        {
            return known;
        }

        if (_plans.Count == MaxPlans)
        {
            throw JsonSchemaException.NotSupported(string.Empty, $"expected references that combine to at most {MaxPlans} different schemas, but found more.");
        }

        var plan = new Plan { Quoting = quoting, SchemaPointer = nodes.Length == 0 ? string.Empty : nodes[0].Pointer };
        _plans.Add(key, plan);
        _unfilled.Enqueue(() => Fill(plan, nodes));
        return plan;
    }

    private static IEnumerable<SchemaNode> WithReferences(SchemaNode node)
    {
        for (SchemaNode? next = node; next is not null; next = next.Reference)
        {
            yield return next;
        }
    }

    private void Fill(Plan plan, SchemaNode[] nodes)
    {
        plan.Never = Array.Find(nodes, node => node.Never is not null)?.Never;
        plan.Types = [.. nodes.Select(node => node.Type).OfType<TypeAssertion>()];
        plan.Allowed = plan.Never is not null
            ? JsonTypes.None
            : plan.Types.Aggregate(JsonTypes.All, (allowed, type) => allowed & type.Types);
        plan.Values = [.. nodes.SelectMany(node => node.Values)];
        plan.Strings = [.. nodes.SelectMany(node => node.Strings)];
        plan.Numbers = [.. nodes.SelectMany(node => node.Numbers)];
        plan.Text = (plan.Allowed & JsonTypes.String) == 0 ? TextPlan.NeverSure : new TextPlan(plan.Strings, plan.Values);
        plan.SureIntegers = (plan.Allowed & JsonTypes.Integer) == 0 || plan.Values.Length > 0 ? IntegerRange.Empty : IntegerRange.Of(plan.Numbers);
        plan.Members = nodes.Any(node => node.LooksAtMembers) ? Members(nodes, plan.Quoting) : ObjectPlan.Anything;
        plan.Items = nodes.Any(node => node.LooksAtItems) ? Items(nodes, plan.Quoting) : ArrayPlan.Anything;
    }

    private ArrayPlan Items(SchemaNode[] nodes, Quoting quoting) => new()
    {
        Each = PlanFor(nodes.Select(node => node.Items).OfType<SchemaNode>(), quoting),
        Counts = [.. nodes.SelectMany(node => node.ItemCounts)],
    };

    private ObjectPlan Members(SchemaNode[] nodes, Quoting quoting)
    {
        Dictionary<string, RequiredAssertion> required = nodes
            .SelectMany(node => node.Required ?? [])
            .DistinctBy(assertion => assertion.Name)
            .ToDictionary(assertion => assertion.Name);
        string[] names = [.. nodes.SelectMany(node => node.Properties?.Keys ?? Enumerable.Empty<string>()).Concat(required.Keys).Distinct()];
        RequiredAssertion?[] requirements = [.. names.Select(name => required.GetValueOrDefault(name))];
        SchemaNode[] propertyNames = [.. nodes.Select(node => node.PropertyNames).OfType<SchemaNode>()];
        return new ObjectPlan
        {
            Names = new Utf8NameTable([.. names.Select(Encoding.UTF8.GetBytes)]),
            Values = [.. names.Select(name => PlanFor(nodes.SelectMany(node => SchemasFor(node, name)), quoting))],
            Undeclared = PlanFor(nodes.Select(node => node.AdditionalProperties).OfType<SchemaNode>(), quoting),
            PropertyNames = propertyNames.Length == 0 ? null : PlanFor(propertyNames, quoting),
            Required = requirements,
            RequiredBits = Bits(requirements),
            Counts = [.. nodes.SelectMany(node => node.MemberCounts)],
        };
    }

    private static IEnumerable<SchemaNode> SchemasFor(SchemaNode node, string name)
    {
        SchemaNode? declared = node.Properties?.GetValueOrDefault(name);
        return (declared ?? node.AdditionalProperties) is { } schema ? [schema] : [];
    }

    private static ulong[] Bits(RequiredAssertion?[] requirements)
    {
        var bits = new ulong[Math.Max(1, (requirements.Length + ObjectPlan.BitsPerWord - 1) / ObjectPlan.BitsPerWord)];
        for (int i = 0; i < requirements.Length; i++)
        {
            if (requirements[i] is not null)
            {
                bits[i / ObjectPlan.BitsPerWord] |= 1UL << i;
            }
        }

        return bits;
    }
}
