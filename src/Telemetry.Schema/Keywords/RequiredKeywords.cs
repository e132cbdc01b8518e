using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary><c>required</c>, <c>dependentRequired</c>: which members there have to be.</summary>
internal sealed class RequiredKeywords : Applicator
{
    // Found on the stack up to here.
    private const int FewNames = 64;

    private readonly List<RequiredAssertion> _assertions = [];
    private Utf8NameTable _names = Utf8NameTable.Empty;
    private (int Name, int Because)[] _needs = [];

    /// <summary>What has to be there, always or beside another member.</summary>
    public IReadOnlyList<RequiredAssertion> All => _assertions;

    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("required", new(Vocabulary.Validation, static keyword => Add(keyword, keyword, null)));
        table.Add("dependentRequired", new(Vocabulary.Validation, ReadDependent));
    }

    public override void Finish()
    {
        var indices = new OrderedDictionary<string, byte[]>();
        _needs = new (int Name, int Because)[_assertions.Count];
        for (int i = 0; i < _needs.Length; i++)
        {
            _needs[i] = (IndexOf(_assertions[i].Name), _assertions[i].Because is { } because ? IndexOf(because) : -1);
        }

        _names = new Utf8NameTable([.. indices.Values]);

        int IndexOf(string name)
        {
            indices.TryAdd(name, Encoding.UTF8.GetBytes(name));
            return indices.IndexOf(name);
        }
    }

    public override bool Holds(ref Evaluation evaluation, in Frame frame)
    {
        if (evaluation.KindOf(frame.Token) != JsonValueKind.Object)
        {
            return true;
        }

        Utf8NameTable names = _names;
        Span<bool> isThere = names.Count <= FewNames ? stackalloc bool[FewNames] : new bool[names.Count];
        int name = frame.Token + 1;
        for (int i = 0; i < evaluation.CountOf(frame.Token); i++)
        {
            int index = names.Find(evaluation.TextOf(name));
            if (index >= 0)
            {
                isThere[index] = true;
            }

            name = evaluation.After(name + 1);
        }

        bool holds = true;
        for (int i = 0; i < _needs.Length; i++)
        {
            (int needed, int because) = _needs[i];
            holds &= isThere[needed] || (because >= 0 && !isThere[because]) || evaluation.Fail(_assertions[i], frame);
        }

        return holds;
    }

    private static void ReadDependent(KeywordValue keyword)
    {
        foreach (JsonProperty member in keyword.AsObject("an object of arrays of names"))
        {
            Add(keyword, keyword.Member(member), member.Name);
        }
    }

    private static void Add(KeywordValue keyword, KeywordValue names, string? because) =>
        keyword.Node.Family<RequiredKeywords>()._assertions.AddRange(
            names.AsNames().Select(name => new RequiredAssertion(keyword.Name, names.Location, name, because)));
}
