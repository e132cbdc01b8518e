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
        FixedMatcher[] shapes = Needed([.. strings.Select(ShapeOf).OfType<FixedMatcher>()]);
        _lengths = [.. strings.OfType<LengthAssertion>().Where(assertion => shapes.Length == 0 || !assertion.HoldsFor(shapes[0].Length))];
        _others = [.. strings.Where(assertion => assertion is not LengthAssertion && ShapeOf(assertion) is null)];
        _values = values;
        _shapes = shapes;
        _least = _lengths.Length == 0 ? 0 : _lengths.Max(assertion => assertion.LeastBytes);
        _most = _lengths.Length == 0 ? int.MaxValue : _lengths.Min(assertion => assertion.MostBytes);
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
    private static FixedMatcher[] Needed(FixedMatcher[] shapes) =>
        [.. shapes.Where((shape, i) => !shapes.Where((other, j) => i != j && other.Implies(shape) && (j < i || !shape.Implies(other))).Any())];

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
