using System.Runtime.Intrinsics;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>Matches texts of one length, sixteen characters at a time: ids, hashes and times are about a third of an event's text.</summary>
internal sealed class FixedMatcher : PatternMatcher
{
    private readonly IReadOnlyList<CodePointSet> _sets;
    private readonly ShapeWindow[] _windows;
    private readonly ShapeWindow[][] _choices;

    private FixedMatcher(FixedShape shape)
    {
        IReadOnlyList<CodePointSet> sets = shape.Sets;
        _sets = sets;
        Length = sets.Count;
        _windows = new ShapeWindow[(Length + Vector128<byte>.Count - 1) / Vector128<byte>.Count];
        for (int i = 0; i < _windows.Length; i++)
        {
            // The last sixteen may overlap those before.
            _windows[i] = Window(Math.Min(i * Vector128<byte>.Count, Length - Vector128<byte>.Count), 0, sets);
        }

        CanStandInJson = true;
        foreach (CodePointSet set in sets)
        {
            CanStandInJson &= set.Ranges[0].First >= ' ' && !set.Contains('"') && !set.Contains('\\');
        }

        _choices = [.. shape.Choices.Select(Windows)];
    }

    /// <summary>The length of all texts that match, in bytes and characters alike.</summary>
    public int Length { get; }

    /// <summary>Whether all texts that match stand in a JSON string as they are, so that one need not look for its end.</summary>
    public bool CanStandInJson { get; }

    /// <returns>Null when the pattern is of another kind, or too short to gain.</returns>
    public static FixedMatcher? TryBuild(PatternNode pattern) =>
        FixedShape.Of(pattern) is { } shape && shape.Sets.Count >= Vector128<byte>.Count ? new FixedMatcher(shape) : null;

    /// <summary>Whether another matches whatever this one matches, as far as that is plain to see.</summary>
    public bool Implies(FixedMatcher other)
    {
        bool implies = Length == other.Length && other._choices.Length == 0;
        for (int i = 0; i < Length && implies; i++)
        {
            implies = _sets[i].IsWithin(other._sets[i]);
        }

        return implies;
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length)
        {
            return false;
        }

        foreach (ShapeWindow window in _windows)
        {
            if (!window.Holds(text))
            {
                return false;
            }
        }

        foreach (ShapeWindow[] alternatives in _choices)
        {
            if (!AnyHolds(alternatives, text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AnyHolds(ShapeWindow[] alternatives, ReadOnlySpan<byte> text)
    {
        foreach (ShapeWindow alternative in alternatives)
        {
            if (alternative.Holds(text))
            {
                return true;
            }
        }

        return false;
    }

    private ShapeWindow[] Windows(ShapeChoice choice)
    {
        int first = Math.Min(choice.Start, Length - Vector128<byte>.Count);
        return [.. choice.Alternatives.Select(alternative => Window(first, choice.Start, alternative))];
    }

    // The sixteen characters from a position of the text on; the sets begin at another.
    private static ShapeWindow Window(int first, int setsBegin, IReadOnlyList<CodePointSet> sets)
    {
        var window = new CodePointSet?[Vector128<byte>.Count];
        for (int i = 0; i < window.Length; i++)
        {
            int index = first + i - setsBegin;
            window[i] = index >= 0 && index < sets.Count ? sets[index] : null;
        }

        return new ShapeWindow(first, window);
    }
}
