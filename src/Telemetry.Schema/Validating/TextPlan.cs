using Telemetry.Schema.Patterns.Shapes;

namespace Telemetry.Schema.Validating;

/// <summary>What a plan asks of strings, arranged so that a string that conforms is found to with the least work.</summary>
/// <remarks>It says yes or not sure; the plan's assertions themselves say which of them do not hold.</remarks>
internal sealed class TextPlan
{
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
        FixedMatcher[] shapes = [.. strings.Select(ShapeOf).OfType<FixedMatcher>()];
        _lengths = [.. strings.OfType<LengthAssertion>().Where(assertion => shapes.Length == 0 || !assertion.HoldsFor(shapes[0].Length))];
        _others = [.. strings.Where(assertion => assertion is not LengthAssertion && ShapeOf(assertion) is null)];
        _values = values;
        _shapes = shapes;
        _least = _lengths.Length == 0 ? 0 : _lengths.Max(assertion => assertion.LeastBytes);
        _most = _lengths.Length == 0 ? int.MaxValue : _lengths.Min(assertion => assertion.MostBytes);
        Shape = shapes.Length == 1 && _lengths.Length + _others.Length + values.Length == 0 && shapes[0].CanStandInJson ? shapes[0] : null;
    }

    /// <summary>What all strings that conform look like, when that is all that is asked.</summary>
    public FixedMatcher? Shape { get; }

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
