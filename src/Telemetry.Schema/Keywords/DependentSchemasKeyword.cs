using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>dependentSchemas</c>: an object with a certain member conforms to a certain schema.</summary>
internal sealed class DependentSchemasKeyword(OrderedDictionary<string, SchemaNode> schemas) : Applicator
{
    // Found on the stack up to here.
    private const int FewNames = 64;

    private readonly Utf8NameTable _names = new([.. schemas.Keys.Select(Encoding.UTF8.GetBytes)]);

    public override Phase Phase => Phase.InPlace;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("dependentSchemas", new(Vocabulary.Applicator, static keyword => keyword.Node.Add(new DependentSchemasKeyword(keyword.AsSchemas()))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => schemas.Values;

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Object)
        {
            return true;
        }

        // A name that comes more than once applies its schema once.
        Span<bool> isApplied = schemas.Count <= FewNames ? stackalloc bool[FewNames] : new bool[schemas.Count];
        bool holds = true;
        int name = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token) && (holds || evaluation.IsThorough); i++)
        {
            int index = _names.Find(evaluation.TextOf(name));
            if (index >= 0 && !isApplied[index])
            {
                isApplied[index] = true;
                (string key, SchemaNode schema) = schemas.GetAt(index);
                holds &= evaluation.InPlace(schema, frame, new Step("dependentSchemas", key));
            }

            name = evaluation.After(name + 1);
        }

        return holds;
    }
}
