using System.Text;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Keywords;
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

    public static Plan Build(BoundSchema root, Quoting quoting)
    {
        var builder = new PlanBuilder();
        Plan plan = builder.PlanFor([root], quoting);
        while (builder._unfilled.TryDequeue(out Action? fill))
        {
            fill();
        }

        return plan;
    }

    /// <summary>The plan for values that schemas apply to. It is filled later: it may contain itself.</summary>
    public Plan PlanFor(IReadOnlyList<BoundSchema> given, Quoting quoting)
    {
        var all = new List<BoundSchema>(given.Count);
        foreach (BoundSchema schema in given)
        {
            AddWithJoined(all, schema);
        }

        all.Sort(static (left, right) => left.Schema.Id.CompareTo(right.Schema.Id));
        if (all.Exists(bound => bound.Schema.Quoting == Quoting.Withheld))
        {
            quoting = Quoting.Withheld;
        }

        string key = Key(all, quoting);
        if (_plans.TryGetValue(key, out Plan? known))
        {
            return known;
        }

        if (_plans.Count == MaxPlans)
        {
            throw JsonSchemaException.NotSupported(string.Empty, $"expected references that combine to at most {MaxPlans} different schemas, but found more.");
        }

        var plan = new Plan { Quoting = quoting, SchemaPointer = all.Count == 0 ? string.Empty : all[0].Schema.Location };
        _plans.Add(key, plan);
        _unfilled.Enqueue(() => Fill(plan, given, all));
        return plan;
    }

    private static string Key(List<BoundSchema> all, Quoting quoting)
    {
        var key = new StringBuilder();
        key.Append((int)quoting);
        foreach (BoundSchema bound in all)
        {
            key.Append(',').Append(bound.Schema.Id).Append('.').Append(bound.Scope.Id);
        }

        return key.ToString();
    }

    // What one pass over the bytes decides, each value being read once. The rest is evaluated.
    private static bool IsJoined(SchemaNode schema) => Array.TrueForAll(
        schema.Applicators,
        applicator => applicator
            is ReferenceKeyword or DynamicReferenceKeyword or AllOfKeyword
            or MemberKeywords or PropertyNamesKeyword or RequiredKeywords or ItemKeywords);

    // A name is read as it stands in the object and has no token of its own that could be evaluated.
    private static bool JoinsNames(BoundSchema bound)
    {
        var names = new List<BoundSchema>();
        if (bound.Schema.Find<PropertyNamesKeyword>() is { } keyword)
        {
            AddWithJoined(names, BoundSchema.In(bound.Scope, keyword.Schema));
        }

        return names.TrueForAll(name => IsJoined(name.Schema));
    }

    private static void AddWithJoined(List<BoundSchema> all, BoundSchema bound)
    {
        if (all.Contains(bound))
        {
            return;
        }

        all.Add(bound);
        if (!IsJoined(bound.Schema))
        {
            return;
        }

        foreach (Applicator applicator in bound.Schema.Applicators)
        {
            foreach (SchemaNode schema in applicator.InPlace(bound.Scope))
            {
                AddWithJoined(all, BoundSchema.In(bound.Scope, schema));
            }
        }
    }

    private void Fill(Plan plan, IReadOnlyList<BoundSchema> given, List<BoundSchema> all)
    {
        bool isJoined = ObjectPlanBuilder.CanJoin(all) && all.TrueForAll(static bound => IsJoined(bound.Schema) && JoinsNames(bound));
        plan.Evaluated = isJoined ? [] : [.. given];
        plan.Allowed = JsonTypes.All;
        var types = new List<TypeAssertion>();
        var values = new List<ValueAssertion>();
        var strings = new List<StringAssertion>();
        var numbers = new List<NumberAssertion>();
        foreach (BoundSchema bound in all)
        {
            SchemaNode node = bound.Schema;
            plan.Never ??= node.Never;
            values.AddRange(node.Values);
            strings.AddRange(node.Strings);
            numbers.AddRange(node.Numbers);
            if (node.Type is { } type)
            {
                types.Add(type);
                plan.Allowed &= type.Types;
            }
        }

        if (plan.Never is not null)
        {
            plan.Allowed = JsonTypes.None;
        }

        plan.Types = [.. types];
        plan.Values = [.. values];
        plan.Strings = [.. strings];
        plan.Numbers = [.. numbers];
        plan.Text = (plan.Allowed & JsonTypes.String) == 0 ? TextPlan.NeverSure : new TextPlan(plan.Strings, plan.Values);
        plan.SureIntegers = (plan.Allowed & JsonTypes.Integer) == 0 || plan.Values.Length > 0 ? IntegerRange.Empty : IntegerRange.Of(plan.Numbers);
        plan.Members = isJoined ? new ObjectPlanBuilder(this, all, plan.Quoting).Build() : ObjectPlan.Anything;
        plan.Items = isJoined ? Items(all, plan.Quoting) : ArrayPlan.Anything;
    }

    private ArrayPlan Items(List<BoundSchema> all, Quoting quoting)
    {
        int first = 0;
        bool looksAtItems = false;
        var counts = new List<CountAssertion>();
        foreach (BoundSchema bound in all)
        {
            counts.AddRange(bound.Schema.ItemCounts);
            if (bound.Schema.Find<ItemKeywords>() is { } items)
            {
                looksAtItems = true;
                first = Math.Max(first, items.First.Count);
            }
        }

        if (!looksAtItems && counts.Count == 0)
        {
            return ArrayPlan.Anything;
        }

        var plans = new Plan[first];
        for (int i = 0; i < first; i++)
        {
            plans[i] = Item(all, i, quoting);
        }

        return new ArrayPlan { First = plans, Each = Item(all, int.MaxValue, quoting), Counts = [.. counts] };
    }

    private Plan Item(List<BoundSchema> all, int index, Quoting quoting)
    {
        var schemas = new List<BoundSchema>();
        foreach (BoundSchema bound in all)
        {
            if (bound.Schema.Find<ItemKeywords>()?.For(index) is { } schema)
            {
                schemas.Add(BoundSchema.In(bound.Scope, schema));
            }
        }

        return PlanFor(schemas, quoting);
    }
}
