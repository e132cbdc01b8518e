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
        _windows = [.. Starts().Select(start => new ShapeWindow(start, [.. sets.Skip(start).Take(Vector128<byte>.Count)]))];
        CanStandInJson = !sets.Any(set => set.Ranges.Any(range => range.First < ' ' || Holds(range, '"') || Holds(range, '\\')));
        _choices = [.. shape.Choices.Select(choice => choice.Alternatives.Select(alternative => Window(choice.Start, alternative)).ToArray())];
    }

    /// <summary>The length of all texts that match, in bytes and characters alike.</summary>
    public int Length { get; }

    /// <summary>Whether all texts that match stand in a JSON string as they are, so that one need not look for its end.</summary>
    public bool CanStandInJson { get; }

    /// <returns>Null when the pattern is of another kind, or too short to gain.</returns>
    public static FixedMatcher? TryBuild(PatternNode pattern) =>
        FixedShape.Of(pattern) is { } shape && shape.Sets.Count >= Vector128<byte>.Count ? new FixedMatcher(shape) : null;

    /// <summary>Whether another matches whatever this one matches, as far as that is plain to see.</summary>
    public bool Implies(FixedMatcher other) =>
        Length == other.Length
        && other._choices.Length == 0
        && Enumerable.Range(0, Length).All(i => _sets[i].Ranges.All(range => other._sets[i].Ranges.Any(wide => wide.First <= range.First && range.Last <= wide.Last)));

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

    private static bool Holds(CodePointRange range, char character) => range.First <= character && character <= range.Last;

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

    // The last sixteen may overlap those before.
    private IEnumerable<int> Starts()
    {
        int last = Length - Vector128<byte>.Count;
        for (int start = 0; start < last; start += Vector128<byte>.Count)
        {
            yield return start;
        }

        yield return last;
    }

    private ShapeWindow Window(int start, IReadOnlyList<CodePointSet> sets)
    {
        int first = Math.Min(start, Length - Vector128<byte>.Count);
        var window = new CodePointSet?[Vector128<byte>.Count];
        for (int i = 0; i < sets.Count; i++)
        {
            window[start - first + i] = sets[i];
        }

        return new ShapeWindow(first, window);
    }
}
