using System.Globalization;
using System.Text;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Regexes;

/// <summary>Writes a parsed pattern as a .NET expression that means the same on UTF-16.</summary>
/// <remarks>Only ranges of code units and plain groups are used, so that none of .NET's own meanings of \d, \w, $ come in.</remarks>
internal sealed class RegexTranslation
{
    private const string WordUnits = "[0-9A-Z_a-z]";
    private const int FirstSupplementary = 0x10000;

    private readonly StringBuilder _expression = new();

    public static string Of(PatternNode node)
    {
        var translation = new RegexTranslation();
        translation.Write(node);
        return translation._expression.ToString();
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case SetNode set:
                WriteSet(set.Set);
                break;
            case SequenceNode sequence:
                WriteParts("(?:", sequence.Parts, "");
                break;
            case ChoiceNode choice:
                WriteParts("(?:", choice.Alternatives, "|");
                break;
            case RepeatNode repeat:
                WriteParts("(?:", [repeat.Part], "");
                _expression.Append(CultureInfo.InvariantCulture, $"{{{repeat.Least},{repeat.Most}}}{(repeat.Greed == Greed.Lazy ? "?" : "")}");
                break;
            case GroupNode group:
                WriteParts($"(?<{group.Number}>", [group.Part], "");
                break;
            case BackreferenceNode reference:
                // A group that took no part matches nothing in .NET and the empty text in ECMAScript.
                _expression.Append(CultureInfo.InvariantCulture, $"(?({reference.Number})\\{reference.Number}|)");
                break;
            case LookNode look:
                WriteParts(Opening(look.Look), [look.Part], "");
                break;
            case PositionNode position:
                _expression.Append(Anchor(position.Position));
                break;
        }
    }

    private void WriteParts(string opening, IReadOnlyList<PatternNode> parts, string separator)
    {
        _expression.Append(opening);
        for (int i = 0; i < parts.Count; i++)
        {
            _expression.Append(i == 0 ? "" : separator);
            Write(parts[i]);
        }

        _expression.Append(')');
    }

    private static string Opening(Look look) => look switch
    {
        Look.Ahead => "(?=",
        Look.NotAhead => "(?!",
        Look.Behind => "(?<=",
        _ => "(?<!",
    };

    private static string Anchor(Position position) => position switch
    {
        Position.Start => "\\A",
        Position.End => "\\z",
        Position.WordBoundary => $"(?:(?<={WordUnits})(?!{WordUnits})|(?<!{WordUnits})(?={WordUnits}))",
        _ => $"(?:(?<={WordUnits})(?={WordUnits})|(?<!{WordUnits})(?!{WordUnits}))",
    };

    private void WriteSet(CodePointSet set)
    {
        var units = new StringBuilder();
        var pairs = new SurrogatePairs();
        foreach (CodePointRange range in set.Ranges)
        {
            if (range.First < FirstSupplementary)
            {
                AppendUnits(units, range.First, Math.Min(range.Last, FirstSupplementary - 1));
            }

            if (range.Last >= FirstSupplementary)
            {
                pairs.Add(Math.Max(range.First, FirstSupplementary), range.Last);
            }
        }

        List<string> alternatives = units.Length > 0 ? [$"[{units}]"] : [];
        if (pairs.Expression is { } supplementary)
        {
            alternatives.Add(supplementary);
        }

        // No code point is in the empty set, and nothing follows that is not followed by anything.
        _expression.Append("(?:").AppendJoin('|', alternatives.Count == 0 ? ["(?!)"] : alternatives).Append(')');
    }

    public static void AppendUnits(StringBuilder units, int first, int last) =>
        units.Append(CultureInfo.InvariantCulture, $"\\u{first:X4}-\\u{last:X4}");
}
