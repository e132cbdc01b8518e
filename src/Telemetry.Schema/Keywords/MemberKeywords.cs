using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c>: what the values of members are.</summary>
internal sealed class MemberKeywords : Applicator
{
    private Utf8NameTable _names = Utf8NameTable.Empty;
    private SchemaNode[] _declared = [];

    /// <summary>The schemas under <c>properties</c> in the order of their declaration.</summary>
    public OrderedDictionary<string, SchemaNode> Declared { get; private set; } = [];

    public IReadOnlyList<PatternMember> Patterns { get; private set; } = [];

    public SchemaNode? Additional { get; private set; }

    public override IEnumerable<SchemaNode> Below =>
        [.. Declared.Values, .. Patterns.Select(member => member.Schema), .. Additional is null ? (SchemaNode[])[] : [Additional]];

    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("properties", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<MemberKeywords>().Declare(keyword.AsSchemas())));
        table.Add("patternProperties", new(Vocabulary.Applicator, ReadPatterns));
        table.Add("additionalProperties", new(Vocabulary.Applicator, static keyword => keyword.Node.Family<MemberKeywords>().Additional = keyword.AsSchema()));
    }

    /// <summary>The schemas that apply to the member of a name.</summary>
    public IEnumerable<SchemaNode> SchemasFor(string name)
    {
        var schemas = new List<SchemaNode>();
        if (Declared.TryGetValue(name, out SchemaNode? declared))
        {
            schemas.Add(declared);
        }

        if (Patterns.Count > 0)
        {
            byte[] text = Encoding.UTF8.GetBytes(name);
            schemas.AddRange(Patterns.Where(member => member.Matcher.IsMatch(text)).Select(member => member.Schema));
        }

        return schemas.Count > 0 || Additional is null ? schemas : [Additional];
    }

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Object)
        {
            return true;
        }

        bool holds = true;
        int name = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token) && (holds || evaluation.IsThorough); i++)
        {
            holds &= HoldsFor(ref evaluation, frame, i, name);
            name = evaluation.After(name + 1);
        }

        return holds;
    }

    private static void ReadPatterns(KeywordValue keyword)
    {
        var members = new List<PatternMember>();
        foreach ((string pattern, SchemaNode schema) in keyword.AsSchemas())
        {
            members.Add(new PatternMember(pattern, (keyword with { Pointer = schema.Pointer }).AsPattern(pattern), schema));
        }

        keyword.Node.Family<MemberKeywords>().Patterns = members;
    }

    private void Declare(OrderedDictionary<string, SchemaNode> declared)
    {
        Declared = declared;
        _names = new Utf8NameTable([.. declared.Keys.Select(Encoding.UTF8.GetBytes)]);
        _declared = [.. declared.Values];
    }

    private bool HoldsFor(ref Evaluation evaluation, in Frame frame, int index, int name)
    {
        ReadOnlySpan<byte> text = evaluation.TextOf(name);
        bool holds = true;
        bool isEvaluated = false;
        int declared = _names.Find(text);
        if (declared >= 0)
        {
            isEvaluated = true;
            holds = evaluation.Below(_declared[declared], frame, name + 1, new Step("properties", Declared.GetAt(declared).Key));
        }

        foreach (PatternMember member in Patterns)
        {
            if (member.Matcher.IsMatch(text))
            {
                isEvaluated = true;
                holds &= evaluation.Below(member.Schema, frame, name + 1, new Step("patternProperties", member.Pattern));
            }
        }

        if (!isEvaluated && Additional is not null)
        {
            isEvaluated = true;
            holds = evaluation.Below(Additional, frame, name + 1, new Step("additionalProperties"));
        }

        if (isEvaluated)
        {
            evaluation.Mark(frame.Evaluated, index);
        }

        return holds;
    }
}
