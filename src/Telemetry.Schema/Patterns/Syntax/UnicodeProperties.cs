using System.Collections.Concurrent;
using System.Globalization;
using Telemetry.Schema.Unicode;

namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The sets behind <c>\p{…}</c>: those of ECMA-262 section 22.2.1.9, by their short and long names.</summary>
internal static class UnicodeProperties
{
    private const int MaxCodePoint = 0x10FFFF;

    // PropertyValueAliases.txt of the Unicode Character Database, gc. In the order of UnicodeCategory.
    private static readonly string[][] Categories =
    [
        ["Lu", "Uppercase_Letter"], ["Ll", "Lowercase_Letter"], ["Lt", "Titlecase_Letter"], ["Lm", "Modifier_Letter"],
        ["Lo", "Other_Letter"], ["Mn", "Nonspacing_Mark"], ["Mc", "Spacing_Mark"], ["Me", "Enclosing_Mark"],
        ["Nd", "Decimal_Number", "digit"], ["Nl", "Letter_Number"], ["No", "Other_Number"], ["Zs", "Space_Separator"],
        ["Zl", "Line_Separator"], ["Zp", "Paragraph_Separator"], ["Cc", "Control", "cntrl"], ["Cf", "Format"],
        ["Cs", "Surrogate"], ["Co", "Private_Use"], ["Pc", "Connector_Punctuation"], ["Pd", "Dash_Punctuation"],
        ["Ps", "Open_Punctuation"], ["Pe", "Close_Punctuation"], ["Pi", "Initial_Punctuation"], ["Pf", "Final_Punctuation"],
        ["Po", "Other_Punctuation"], ["Sm", "Math_Symbol"], ["Sc", "Currency_Symbol"], ["Sk", "Modifier_Symbol"],
        ["So", "Other_Symbol"], ["Cn", "Unassigned"],
    ];

    private static readonly (string[] Names, string Members)[] Unions =
    [
        (["LC", "Cased_Letter"], "Lu Ll Lt"),
        (["L", "Letter"], "Lu Ll Lt Lm Lo"),
        (["M", "Mark", "Combining_Mark"], "Mn Mc Me"),
        (["N", "Number"], "Nd Nl No"),
        (["P", "Punctuation", "punct"], "Pc Pd Ps Pe Pi Pf Po"),
        (["S", "Symbol"], "Sm Sc Sk So"),
        (["Z", "Separator"], "Zs Zl Zp"),
        (["C", "Other"], "Cc Cf Cs Co Cn"),
    ];

    private static readonly Lazy<CodePointRange[][]> RangesByCategory = new(Scan);
    private static readonly ConcurrentDictionary<string, CodePointSet> Found = new();

    /// <param name="expression">What stands in the braces.</param>
    /// <exception cref="PatternException">The property is not supported.</exception>
    public static CodePointSet Find(string expression) => Found.GetOrAdd(expression, Build);

    private static CodePointSet Build(string expression)
    {
        switch (expression)
        {
            case "Any":
                return CodePointSet.Of([new(0, MaxCodePoint)]);
            case "ASCII":
                return CodePointSet.Of([new(0, 0x7F)]);
            case "Assigned":
                return Find("Cn").Negate();
        }

        string[] parts = expression.Split('=');
        CodePointSet? set = parts switch
        {
            [var name] => OfCategory(name) ?? OfBinary(name),
            ["gc" or "General_Category", var name] => OfCategory(name),
            ["sc" or "Script", var name] => UnicodeData.Find($"sc={name}"),
            ["scx" or "Script_Extensions", var name] => UnicodeData.Find($"scx={name}"),
            _ => null,
        };
        return set ?? throw new PatternException(
            JsonSchemaRefusal.InvalidSchema, $"\\p{{{expression}}} is no property that ECMA-262 knows.");
    }

    // Those of host names have other names than properties of ECMA-262.
    private static CodePointSet? OfBinary(string name) =>
        name.Contains('=', StringComparison.Ordinal) || name == "virama" ? null : UnicodeData.Find(name);

    private static CodePointSet? OfCategory(string name)
    {
        int[] categories = CategoriesNamed(name);
        return categories.Length == 0 ? null : CodePointSet.Of(categories.SelectMany(category => RangesByCategory.Value[category]));
    }

    private static int[] CategoriesNamed(string name)
    {
        string[]? members = Array.Find(Unions, union => union.Names.Contains(name)).Members?.Split(' ');
        return [.. Enumerable.Range(0, Categories.Length).Where(i => members?.Contains(Categories[i][0]) ?? Categories[i].Contains(name))];
    }

    private static CodePointRange[][] Scan()
    {
        var ranges = new List<CodePointRange>[Categories.Length];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = [];
        }

        int first = 0;
        UnicodeCategory current = CharUnicodeInfo.GetUnicodeCategory(0);
        for (int codePoint = 1; codePoint <= MaxCodePoint + 1; codePoint++)
        {
            UnicodeCategory? next = codePoint > MaxCodePoint ? null : CharUnicodeInfo.GetUnicodeCategory(codePoint);
            if (next != current)
            {
                ranges[(int)current].Add(new(first, codePoint - 1));
                first = codePoint;
                current = next ?? current;
            }
        }

        return [.. ranges.Select(list => list.ToArray())];
    }
}
