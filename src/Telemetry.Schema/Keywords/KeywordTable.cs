namespace Telemetry.Schema.Keywords;

/// <summary>The keywords of 2020-12, gathered from their families.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, KeywordReader> Known = Gather();

    /// <summary>What reads a keyword; null when it is not known.</summary>
    public static KeywordReader? Find(string keyword) => Known.GetValueOrDefault(keyword);

    /// <summary>Why a keyword is refused, with what may have been meant.</summary>
    public static string DescribeUnknown(string keyword)
    {
        string? meant = Known.Keys.Order(StringComparer.Ordinal).FirstOrDefault(known => IsNear(known, keyword));
        string hint = meant is null ? "own keywords begin with x-" : $"did you mean '{meant}'?";
        return $"expected a keyword of JSON Schema 2020-12, but found an unknown one; {hint}";
    }

    private static Dictionary<string, KeywordReader> Gather()
    {
        var table = new Dictionary<string, KeywordReader>();
        CoreKeywords.AddTo(table);
        ReferenceKeyword.AddTo(table);
        DynamicReferenceKeyword.AddTo(table);
        MetaDataKeywords.AddTo(table);
        ValueKeywords.AddTo(table);
        StringKeywords.AddTo(table);
        FormatKeyword.AddTo(table);
        ContentKeywords.AddTo(table);
        NumberKeywords.AddTo(table);
        CountKeywords.AddTo(table);
        MemberKeywords.AddTo(table);
        PropertyNamesKeyword.AddTo(table);
        RequiredKeywords.AddTo(table);
        DependentSchemasKeyword.AddTo(table);
        ItemKeywords.AddTo(table);
        ContainsKeywords.AddTo(table);
        UniqueItemsKeyword.AddTo(table);
        AllOfKeyword.AddTo(table);
        AnyOfKeyword.AddTo(table);
        OneOfKeyword.AddTo(table);
        NotKeyword.AddTo(table);
        ConditionKeywords.AddTo(table);
        UnevaluatedItemsKeyword.AddTo(table);
        UnevaluatedPropertiesKeyword.AddTo(table);
        return table;
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
