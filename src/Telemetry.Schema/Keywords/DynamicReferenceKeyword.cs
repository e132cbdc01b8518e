using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Keywords;

/// <summary>
/// <c>$dynamicRef</c>: like <c>$ref</c>, but where it leads to a <c>$dynamicAnchor</c>, the outermost resource with an anchor of
/// that name decides (2020-12 Core section 8.2.3.2).
/// </summary>
internal sealed class DynamicReferenceKeyword(string text, string location) : Applicator
{
    public override Phase Phase => Phase.InPlace;

    public string Text => text;

    public string Location => location;

    /// <summary>The schema that the reference leads to by itself, once references are resolved.</summary>
    public SchemaNode Target { get; set; } = null!;

    /// <summary>The name that the outermost resource is asked for; null when <see cref="Target"/> stands.</summary>
    public string? Anchor { get; set; }

    public static void AddTo(Dictionary<string, KeywordReader> table) =>
        table.Add("$dynamicRef", new(Vocabulary.Core, static keyword => keyword.Node.Add(new DynamicReferenceKeyword(keyword.AsUriReference(), keyword.Location))));

    /// <summary>The schema it leads to in a scope.</summary>
    public SchemaNode In(Scope scope) =>
        Anchor is not null && scope.Anchors.TryGetValue(Anchor, out SchemaNode? outermost) ? outermost : Target;

    public override IEnumerable<SchemaNode> InPlace(Scope scope) => [In(scope)];

    public override bool Holds(ref Evaluation evaluation, in Frame frame) =>
        evaluation.InPlace(In(frame.Scope), frame, new Step("$dynamicRef"));
}
