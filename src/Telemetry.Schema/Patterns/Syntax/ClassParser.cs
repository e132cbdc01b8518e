namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Parses classes in brackets.</summary>
internal sealed class ClassParser(PatternText text, EscapeParser escapes)
{
    public CodePointSet Parse()
    {
        text.Take('[', "a class");
        bool isNegated = text.TryTake('^');
        var ranges = new List<CodePointRange>();
        while (!text.TryTake(']'))
        {
            ParseRange(ranges);
        }

        CodePointSet set = CodePointSet.Of(ranges);
        return isNegated ? set.Negate() : set;
    }

    private void ParseRange(List<CodePointRange> ranges)
    {
        int? first = ParseMember(ranges);
        int mark = text.Mark();
        if (!text.TryTake('-'))
        {
            Add(ranges, first, first);
            return;
        }

        if (text.Next == ']')
        {
            // A hyphen at the end is one.
            text.Return(mark);
            Add(ranges, first, first);
            return;
        }

        int? last = ParseMember(ranges);
        if (first is null || last is null || first > last)
        {
            throw text.Fault("a range from a lower to a higher character before");
        }

        Add(ranges, first, last);
    }

    // A class like \d goes to the ranges at once and has no value as an end of a range.
    private int? ParseMember(List<CodePointRange> ranges)
    {
        if (!text.TryTake('\\'))
        {
            return text.TakeCodePoint("a closing bracket");
        }

        if (escapes.TryParseClass() is { } set)
        {
            ranges.AddRange(set.Ranges);
            return null;
        }

        return escapes.ParseCharacter(EscapePlace.InClass);
    }

    private static void Add(List<CodePointRange> ranges, int? first, int? last)
    {
        if (first is { } start && last is { } end)
        {
            ranges.Add(new(start, end));
        }
    }
}
