using System.Text.Json;
using System.Text.RegularExpressions;
using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Keywords;

/// <summary>
/// The core vocabulary but its references: <c>$schema</c>, <c>$id</c>, <c>$anchor</c>, <c>$dynamicAnchor</c>, <c>$defs</c>,
/// <c>$vocabulary</c>, <c>$comment</c>. What they say of identity is taken before the other keywords are read.
/// </summary>
internal static partial class CoreKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("$schema", new(Vocabulary.Core, static keyword => keyword.AsString()));
        table.Add("$id", new(Vocabulary.Core, static keyword => keyword.AsString()));
        table.Add("$anchor", new(Vocabulary.Core, static keyword => AddAnchor(keyword, keyword.Node.Resource.Anchors)));
        table.Add("$dynamicAnchor", new(Vocabulary.Core, ReadDynamicAnchor));

        // Reading records the schemas; they apply where a reference names them.
        table.Add("$defs", new(Vocabulary.Core, static keyword => keyword.AsSchemas()));
        table.Add("$vocabulary", new(Vocabulary.Core, ReadVocabulary));
        table.Add("$comment", new(Vocabulary.Core, static keyword => keyword.AsString()));
    }

    private static void ReadDynamicAnchor(KeywordValue keyword)
    {
        keyword.Node.Resource.DynamicAnchors[keyword.AsString()] = keyword.Node;
        AddAnchor(keyword, keyword.Node.Resource.Anchors);
    }

    private static void AddAnchor(KeywordValue keyword, Dictionary<string, SchemaNode> anchors)
    {
        string name = keyword.AsString();
        if (!AnchorPattern().IsMatch(name))
        {
            throw keyword.Refuse("a name of letters, digits, '-', '_' and '.', not beginning with a digit, '-' or '.'");
        }

        if (!anchors.TryAdd(name, keyword.Node) && anchors[name] != keyword.Node)
        {
            throw keyword.Refuse($"a name that no other schema of the resource has (as {anchors[name].Location} does)");
        }
    }

    private static void ReadVocabulary(KeywordValue keyword)
    {
        foreach (JsonProperty entry in keyword.AsObject("an object of booleans"))
        {
            keyword.Member(entry).AsBoolean();
        }
    }

    [GeneratedRegex("^[A-Za-z_][-A-Za-z0-9._]*\\z")]
    private static partial Regex AnchorPattern();
}
