using System.Runtime.Intrinsics;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>Matches texts of one length, sixteen characters at a time: ids, hashes and times are about a third of an event's text.</summary>
internal sealed class FixedMatcher : PatternMatcher
{
    /// <summary>Characters a pattern of this kind may have; longer ones gain nothing here.</summary>
    public const int MaxLength = 64;

    /// <summary>Ranges a character's set may have: <c>[0-9A-Fa-f]</c> has three.</summary>
    private const int MaxRanges = 3;

    // Per range and position the first character and how many follow; a range that a set does not need repeats its first.
    private readonly byte[][] _firsts;
    private readonly byte[][] _widths;
    private readonly int _length;

    private FixedMatcher(IReadOnlyList<CodePointSet> sets, int ranges)
    {
        _length = sets.Count;
        _firsts = [.. Enumerable.Range(0, ranges).Select(i => sets.Select(set => (byte)Range(set, i).First).ToArray())];
        _widths = [.. Enumerable.Range(0, ranges).Select(i => sets.Select(set => (byte)(Range(set, i).Last - Range(set, i).First)).ToArray())];
    }

    /// <returns>Null when the pattern is of another kind, or too short to gain.</returns>
    public static FixedMatcher? TryBuild(PatternNode pattern)
    {
        if (FixedShape.Of(pattern) is not { } sets || sets.Count < Vector128<byte>.Count)
        {
            return null;
        }

        int ranges = sets.Max(set => set.Ranges.Count);
        return ranges <= MaxRanges ? new FixedMatcher(sets, ranges) : null;
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (text.Length != _length)
        {
            return false;
        }

        int last = _length - Vector128<byte>.Count;
        for (int start = 0; start < last; start += Vector128<byte>.Count)
        {
            if (!AreInSets(text, start))
            {
                return false;
            }
        }

        // The last sixteen may overlap those before.
        return AreInSets(text, last);
    }

    private static CodePointRange Range(CodePointSet set, int index) => set.Ranges[index < set.Ranges.Count ? index : 0];

    private bool AreInSets(ReadOnlySpan<byte> text, int start)
    {
        Vector128<byte> characters = Vector128.Create(text[start..]);
        Vector128<byte> inSets = Vector128<byte>.Zero;
        for (int i = 0; i < _firsts.Length; i++)
        {
            // Characters below the first wrap around and are far above the width.
            inSets |= Vector128.LessThanOrEqual(characters - Vector128.Create(_firsts[i], start), Vector128.Create(_widths[i], start));
        }

        return inSets == Vector128<byte>.AllBitsSet;
    }
}
