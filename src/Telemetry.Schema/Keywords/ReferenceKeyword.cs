using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>$ref</c>: the value conforms to a schema that stands elsewhere.</summary>
internal sealed class ReferenceKeyword(string text, string location) : Applicator
{
    public override Phase Phase => Phase.InPlace;

    public string Text => text;

    public string Location => location;

    /// <summary>The schema that the reference leads to, once references are resolved.</summary>
    public SchemaNode Target { get; set; } = null!;

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("$ref", new(Vocabulary.Core, static keyword => keyword.Node.Add(new ReferenceKeyword(keyword.AsUriReference(), keyword.Location))));

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => [Target];

    public override bool Holds(ref Evaluation evaluation, in Frame frame) =>
        evaluation.InPlace(Target, frame, new Step("$ref"));
}
