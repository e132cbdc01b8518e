using System.Text;
using Telemetry.Schema.Keywords;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Joins what schemas ask of the members of one object.</summary>
internal sealed class ObjectPlanBuilder(PlanBuilder plans, IReadOnlyList<BoundSchema> all, Quoting quoting)
{
    /// <summary>Patterns that names are joined for; a plan is made for each combination of those that match.</summary>
    private const int MaxPatterns = 4;

    private readonly OrderedDictionary<string, RequiredAssertion?> _names = [];
    private readonly List<RequiredAssertion> _dependent = [];
    private readonly List<BoundSchema> _ofNames = [];
    private readonly List<PatternMember> _patterns = [];
    private readonly List<CountAssertion> _counts = [];
    private bool _looksAtMembers;

    /// <summary>Whether there are few enough patterns.</summary>
    public static bool CanJoin(IReadOnlyList<BoundSchema> all)
    {
        int patterns = 0;
        foreach (BoundSchema bound in all)
        {
            patterns += bound.Schema.Find<MemberKeywords>()?.Patterns.Count ?? 0;
        }

        return patterns <= MaxPatterns;
    }

    public ObjectPlan Build()
    {
        foreach (BoundSchema bound in all)
        {
            Gather(bound);
        }

        if (!_looksAtMembers && _names.Count + _ofNames.Count + _counts.Count == 0)
        {
            return ObjectPlan.Anything;
        }

        var undeclared = new Plan[1 << _patterns.Count];
        for (int matches = 0; matches < undeclared.Length; matches++)
        {
            undeclared[matches] = Undeclared(matches);
        }

        RequiredAssertion?[] required = [.. _names.Values];
        return new ObjectPlan
        {
            Names = new Utf8NameTable([.. _names.Keys.Select(Encoding.UTF8.GetBytes)]),
            Values = [.. _names.Keys.Select(Declared)],
            Patterns = [.. _patterns.Select(pattern => pattern.Matcher)],
            Undeclared = undeclared,
            PropertyNames = _ofNames.Count == 0 ? null : plans.PlanFor(_ofNames, quoting),
            Required = required,
            RequiredBits = Bits(required),
            Dependent = Dependent(),
            Counts = [.. _counts],
        };
    }

    private DependentName[] Dependent()
    {
        var names = new DependentName[_dependent.Count];
        for (int i = 0; i < names.Length; i++)
        {
            RequiredAssertion assertion = _dependent[i];
            names[i] = new DependentName(assertion, _names.IndexOf(assertion.Name), _names.IndexOf(assertion.Because!));
        }

        return names;
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

    // Declared names come first, those of the first schema before others: positions of members are told by their index.
    private void Gather(BoundSchema bound)
    {
        if (bound.Schema.Find<MemberKeywords>() is { } members)
        {
            _looksAtMembers = true;
            foreach (string name in members.Declared.Keys)
            {
                _names.TryAdd(name, null);
            }

            _patterns.AddRange(members.Patterns);
        }

        foreach (RequiredAssertion assertion in bound.Schema.Find<RequiredKeywords>()?.All ?? [])
        {
            _names.TryAdd(assertion.Name, null);
            if (assertion.Because is null)
            {
                _names[assertion.Name] ??= assertion;
            }
            else
            {
                _names.TryAdd(assertion.Because, null);
                _dependent.Add(assertion);
            }
        }

        if (bound.Schema.Find<PropertyNamesKeyword>() is { } names)
        {
            _ofNames.Add(BoundSchema.In(bound.Scope, names.Schema));
        }

        _counts.AddRange(bound.Schema.MemberCounts);
    }

    private Plan Declared(string name)
    {
        var schemas = new List<BoundSchema>();
        foreach (BoundSchema bound in all)
        {
            foreach (SchemaNode schema in bound.Schema.Find<MemberKeywords>()?.SchemasFor(name) ?? [])
            {
                schemas.Add(BoundSchema.In(bound.Scope, schema));
            }
        }

        return plans.PlanFor(schemas, quoting);
    }

    // The plan for members that nobody declares and whose names match the patterns at the bits that are set.
    private Plan Undeclared(int matches)
    {
        var schemas = new List<BoundSchema>();
        foreach (BoundSchema bound in all)
        {
            if (bound.Schema.Find<MemberKeywords>() is not { } members)
            {
                continue;
            }

            int before = schemas.Count;
            foreach (PatternMember pattern in members.Patterns)
            {
                if ((matches & (1 << _patterns.IndexOf(pattern))) != 0)
                {
                    schemas.Add(BoundSchema.In(bound.Scope, pattern.Schema));
                }
            }

            if (schemas.Count == before && members.Additional is { } additional)
            {
                schemas.Add(BoundSchema.In(bound.Scope, additional));
            }
        }

        return plans.PlanFor(schemas, quoting);
    }
}
