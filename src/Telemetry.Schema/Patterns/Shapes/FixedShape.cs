using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>A pattern of the kind <c>^(0[1-9]|1[0-2])-[0-9a-f]{8}$</c>: so many ASCII characters, each from a set.</summary>
internal sealed class FixedShape
{
    private const int LastAscii = 0x7F;

    /// <summary>Characters a shape may have; longer ones gain nothing.</summary>
    private const int MaxLength = 64;

    /// <summary>Ranges a character's set may have: <c>[0-9A-Fa-f]</c> has three.</summary>
    private const int MaxRanges = 4;

    private readonly List<CodePointSet> _sets = [];
    private readonly List<ShapeChoice> _choices = [];

    private FixedShape()
    {
    }

    /// <summary>The set at each position; where alternatives differ, all that any of them allows.</summary>
    public IReadOnlyList<CodePointSet> Sets => _sets;

    /// <summary>What <see cref="Sets"/> says too little of.</summary>
    public IReadOnlyList<ShapeChoice> Choices => _choices;

    /// <returns>Null when the pattern is of another kind.</returns>
    public static FixedShape? Of(PatternNode pattern)
    {
        if (pattern is not SequenceNode { Parts: [PositionNode { Position: Position.Start }, .., PositionNode { Position: Position.End }] } whole)
        {
            return null;
        }

        var shape = new FixedShape();
        return whole.Parts.Skip(1).Take(whole.Parts.Count - 2).All(shape.TryAdd) && shape._sets.All(IsPlain) ? shape : null;
    }

    private static bool IsPlain(CodePointSet set) =>
        set.Ranges.Count is > 0 and <= MaxRanges && set.Ranges[^1].Last <= LastAscii;

    private bool TryAdd(PatternNode part)
    {
        switch (part)
        {
            case SetNode { Set: var set } when _sets.Count < MaxLength:
                _sets.Add(set);
                return true;
            case RepeatNode repeat when repeat.Least == repeat.Most:
                return TryRepeat(repeat);
            case SequenceNode sequence:
                return sequence.Parts.All(TryAdd);
            case GroupNode group:
                return TryAdd(group.Part);
            case ChoiceNode choice:
                return TryChoose(choice);
            default:
                return false;
        }
    }

    private bool TryRepeat(RepeatNode repeat)
    {
        for (int i = 0; i < repeat.Least; i++)
        {
            int before = _sets.Count;
            if (!TryAdd(repeat.Part))
            {
                return false;
            }

            if (_sets.Count == before)
            {
                // The part is empty, and so is any number of it.
                break;
            }
        }

        return true;
    }

    private bool TryChoose(ChoiceNode choice)
    {
        var alternatives = new List<IReadOnlyList<CodePointSet>>();
        foreach (PatternNode alternative in choice.Alternatives)
        {
            var shape = new FixedShape();
            if (!shape.TryAdd(alternative) || shape._choices.Count > 0 || !shape._sets.All(IsPlain))
            {
                return false;
            }

            alternatives.Add(shape._sets);
        }

        int length = alternatives[0].Count;
        if (length is 0 or > ShapeChoice.MaxLength || alternatives.Any(alternative => alternative.Count != length))
        {
            return false;
        }

        _choices.Add(new ShapeChoice(_sets.Count, alternatives));
        for (int i = 0; i < length && _sets.Count < MaxLength; i++)
        {
            _sets.Add(CodePointSet.Of(alternatives.SelectMany(alternative => alternative[i].Ranges)));
        }

        return true;
    }
}
