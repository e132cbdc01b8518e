using System.Collections.Frozen;

namespace Telemetry.Schema.Compiling;

/// <summary>The keywords this validator knows, gathered from their families.</summary>
internal static class KeywordTable
{
    // Keywords of 2020-12 that are not read yet: known, so that the refusal can say so.
    private static readonly string[] Planned =
    [
        "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "dependentSchemas", "dependentRequired", "prefixItems", "contains", "minContains", "maxContains", "uniqueItems",
        "patternProperties", "unevaluatedItems", "unevaluatedProperties", "contentEncoding", "contentMediaType", "contentSchema",
    ];

    private static readonly FrozenDictionary<string, Action<KeywordValue>> Known = Gather();

    /// <summary>What reads a keyword; null when it is not known.</summary>
    public static Action<KeywordValue>? Find(string keyword) => Known.GetValueOrDefault(keyword);

    /// <summary>Why a keyword is refused, with what may have been meant.</summary>
    public static string DescribeUnknown(string keyword)
    {
        if (Planned.Contains(keyword))
        {
            return "expected a supported keyword, but found one of JSON Schema 2020-12 that this validator does not support.";
        }

        string? meant = Known.Keys.Order(StringComparer.Ordinal).FirstOrDefault(known => IsNear(known, keyword));
        string hint = meant is null ? "own keywords begin with x-" : $"did you mean '{meant}'?";
        return $"expected a keyword of JSON Schema 2020-12, but found an unknown one; {hint}";
    }

    private static FrozenDictionary<string, Action<KeywordValue>> Gather()
    {
        var table = new Dictionary<string, Action<KeywordValue>>();
        CoreKeywords.AddTo(table);
        AnnotationKeywords.AddTo(table);
        ValueKeywords.AddTo(table);
        StringKeywords.AddTo(table);
        NumberKeywords.AddTo(table);
        ObjectKeywords.AddTo(table);
        ArrayKeywords.AddTo(table);
        return table.ToFrozenDictionary();
    }

    // Another case, or a letter too many, too few, or wrong.
    private static bool IsNear(string known, string keyword)
    {
        if (string.Equals(known, keyword, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        int head = known.AsSpan().CommonPrefixLength(keyword);
        int tail = 0;
        int rest = Math.Min(known.Length, keyword.Length) - head;
        while (tail < rest && known[^(tail + 1)] == keyword[^(tail + 1)])
        {
            tail++;
        }

        return known.Length > 3 && Math.Max(known.Length, keyword.Length) - head - tail <= 1;
    }
}
