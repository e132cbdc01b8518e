using System.Text;
using Telemetry.Schema.Keywords;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Joins what schemas ask of the members of one object.</summary>
internal sealed class ObjectPlanBuilder(PlanBuilder plans, Quoting quoting)
{
    /// <summary>Patterns that names are joined for; a plan is made for each combination of those that match.</summary>
    private const int MaxPatterns = 4;

    /// <summary>Whether there are few enough patterns.</summary>
    public static bool CanJoin(SchemaNode[] nodes) => nodes.Sum(node => node.Find<MemberKeywords>()?.Patterns.Count ?? 0) <= MaxPatterns;

    public ObjectPlan Build(List<BoundSchema> all)
    {
        (Scope Scope, MemberKeywords Keywords)[] members =
            [.. all.Select(bound => (bound.Scope, bound.Schema.Find<MemberKeywords>()!)).Where(family => family.Item2 is not null)];
        RequiredKeywords[] required = [.. all.Select(bound => bound.Schema.Find<RequiredKeywords>()).OfType<RequiredKeywords>()];
        BoundSchema[] propertyNames =
            [.. all.Where(bound => bound.Schema.Find<PropertyNamesKeyword>() is not null).Select(bound => BoundSchema.In(bound.Scope, bound.Schema.Find<PropertyNamesKeyword>()!.Schema))];
        CountAssertion[] counts = [.. all.SelectMany(bound => bound.Schema.MemberCounts)];
        if (members.Length + required.Length + propertyNames.Length + counts.Length == 0)
        {
            return ObjectPlan.Anything;
        }

        Dictionary<string, RequiredAssertion> always = required
            .SelectMany(keywords => keywords.Always)
            .DistinctBy(assertion => assertion.Name)
            .ToDictionary(assertion => assertion.Name);
        RequiredAssertion[] dependent = [.. required.SelectMany(keywords => keywords.Dependent)];
        string[] names =
        [
            .. members.SelectMany(family => family.Keywords.Declared.Keys)
                .Concat(always.Keys)
                .Concat(dependent.SelectMany(assertion => new[] { assertion.Name, assertion.Because! }))
                .Distinct(),
        ];
        RequiredAssertion?[] requirements = [.. names.Select(name => always.GetValueOrDefault(name))];
        PatternMember[] patterns = [.. members.SelectMany(family => family.Keywords.Patterns)];
        return new ObjectPlan
        {
            Names = new Utf8NameTable([.. names.Select(Encoding.UTF8.GetBytes)]),
            Values = [.. names.Select(name => plans.PlanFor(members.SelectMany(family => In(family.Scope, family.Keywords.SchemasFor(name))), quoting))],
            Patterns = [.. patterns.Select(pattern => pattern.Matcher)],
            Undeclared = [.. Enumerable.Range(0, 1 << patterns.Length).Select(matches => Undeclared(members, patterns, matches))],
            PropertyNames = propertyNames.Length == 0 ? null : plans.PlanFor(propertyNames, quoting),
            Required = requirements,
            RequiredBits = Bits(requirements),
            Dependent = [.. dependent.Select(assertion => new DependentName(assertion, Array.IndexOf(names, assertion.Name), Array.IndexOf(names, assertion.Because)))],
            Counts = counts,
        };
    }

    private static IEnumerable<BoundSchema> In(Scope scope, IEnumerable<SchemaNode> schemas) =>
        schemas.Select(schema => BoundSchema.In(scope, schema));

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

    // The plan for members that nobody declares and whose names match the patterns at the bits that are set.
    private Plan Undeclared((Scope Scope, MemberKeywords Keywords)[] members, PatternMember[] patterns, int matches)
    {
        var schemas = new List<BoundSchema>();
        foreach ((Scope scope, MemberKeywords keywords) in members)
        {
            SchemaNode[] matching = [.. keywords.Patterns.Where(pattern => (matches & (1 << Array.IndexOf(patterns, pattern))) != 0).Select(pattern => pattern.Schema)];
            if (matching.Length == 0 && keywords.Additional is { } additional)
            {
                matching = [additional];
            }

            schemas.AddRange(In(scope, matching));
        }

        return plans.PlanFor(schemas, quoting);
    }
}
