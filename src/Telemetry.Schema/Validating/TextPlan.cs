using Telemetry.Schema.Patterns.Shapes;

namespace Telemetry.Schema.Validating;

/// <summary>What a plan asks of strings, arranged so that a string that conforms is found to with the least work.</summary>
/// <remarks>It says yes or not sure; the plan's assertions themselves say which of them do not hold.</remarks>
internal sealed class TextPlan
{
    /// <summary>Strings that conform differ in length.</summary>
    public const int NoShape = -1;

    /// <summary>Makes no string sure.</summary>
    public static readonly TextPlan NeverSure = new() { IsSureable = false };

    private readonly LengthAssertion[] _lengths = [];
    private readonly StringAssertion[] _others = [];
    private readonly ValueAssertion[] _values = [];
    private readonly FixedMatcher[] _shapes = [];

    // Byte lengths at which no length assertion can fail.
    private readonly int _least;
    private readonly int _most = int.MaxValue;

    private TextPlan()
    {
    }

    public TextPlan(IReadOnlyList<StringAssertion> strings, ValueAssertion[] values)
    {
        var shapes = new List<FixedMatcher>();
        var lengths = new List<LengthAssertion>();
        var others = new List<StringAssertion>();
        foreach (StringAssertion assertion in strings)
        {
            if (ShapeOf(assertion) is { } shape)
            {
                AddWhereNeeded(shapes, shape);
            }
            else if (assertion is LengthAssertion length)
            {
                lengths.Add(length);
            }
            else
            {
                others.Add(assertion);
            }
        }

        lengths.RemoveAll(length => shapes.Count > 0 && length.HoldsFor(shapes[0].Length));
        foreach (LengthAssertion length in lengths)
        {
            _least = Math.Max(_least, length.LeastBytes);
            _most = Math.Min(_most, length.MostBytes);
        }

        _lengths = [.. lengths];
        _others = [.. others];
        _values = values;
        _shapes = [.. shapes];
        ShapeLength = shapes is [{ CanStandInJson: true } first, ..] ? first.Length : NoShape;
    }

    /// <summary>The length of all strings that conform, where they have one and stand in a document as they are; else <see cref="NoShape"/>.</summary>
    public int ShapeLength { get; } = NoShape;

    private bool IsSureable { get; init; } = true;

    /// <summary>Whether a string surely conforms.</summary>
    public bool IsSure(ReadOnlySpan<byte> text)
    {
        if ((text.Length < _least || text.Length > _most) && !HasLength(text))
        {
            return false;
        }

        foreach (FixedMatcher shape in _shapes)
        {
            if (!shape.IsMatch(text))
            {
                return false;
            }
        }

        foreach (StringAssertion assertion in _others)
        {
            if (!assertion.Holds(text))
            {
                return false;
            }
        }

        foreach (ValueAssertion assertion in _values)
        {
            if (!assertion.HoldsText(text))
            {
                return false;
            }
        }

        return IsSureable;
    }

    // A shape says nothing where another allows no more than it does.
    private static void AddWhereNeeded(List<FixedMatcher> shapes, FixedMatcher shape)
    {
        if (!shapes.Exists(other => other.Implies(shape)))
        {
            shapes.RemoveAll(shape.Implies);
            shapes.Add(shape);
        }
    }

    private static FixedMatcher? ShapeOf(StringAssertion assertion) => assertion switch
    {
        PatternAssertion { Matcher: FixedMatcher shape } => shape,
        FormatAssertion { Shape: { } shape } => shape,
        _ => null,
    };

    private bool HasLength(ReadOnlySpan<byte> text)
    {
        foreach (LengthAssertion assertion in _lengths)
        {
            if (!assertion.Holds(text))
            {
                return false;
            }
        }

        return true;
    }
}
