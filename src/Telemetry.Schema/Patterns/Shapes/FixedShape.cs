using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>Recognizes patterns of the kind <c>^[0-9a-f]{8}-…$</c>: so many ASCII characters, each from a set.</summary>
internal static class FixedShape
{
    private const int LastAscii = 0x7F;

    /// <returns>The set at each position; null when the pattern is of another kind.</returns>
    public static IReadOnlyList<CodePointSet>? Of(PatternNode pattern)
    {
        if (pattern is not SequenceNode { Parts: [PositionNode { Position: Position.Start }, .., PositionNode { Position: Position.End }] } whole)
        {
            return null;
        }

        var sets = new List<CodePointSet>();
        return whole.Parts.Skip(1).Take(whole.Parts.Count - 2).All(part => TryAdd(sets, part)) ? sets : null;
    }

    private static bool TryAdd(List<CodePointSet> sets, PatternNode part)
    {
        switch (part)
        {
            case SetNode { Set: var set } when set.Ranges.Count > 0 && set.Ranges[^1].Last <= LastAscii && sets.Count < FixedMatcher.MaxLength:
                sets.Add(set);
                return true;
            case RepeatNode repeat when repeat.Least == repeat.Most:
                return TryAdd(sets, repeat);
            case SequenceNode sequence:
                return sequence.Parts.All(inner => TryAdd(sets, inner));
            case GroupNode group:
                return TryAdd(sets, group.Part);
            default:
                return false;
        }
    }

    private static bool TryAdd(List<CodePointSet> sets, RepeatNode repeat)
    {
        for (int i = 0; i < repeat.Least; i++)
        {
            int before = sets.Count;
            if (!TryAdd(sets, repeat.Part))
            {
                return false;
            }

            if (sets.Count == before)
            {
                // The part is empty, and so is any number of it.
                break;
            }
        }

        return true;
    }
}
