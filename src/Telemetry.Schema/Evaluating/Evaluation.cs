using System.Runtime.CompilerServices;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Numbers;
using Telemetry.Schema.Output;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Evaluating;

/// <summary>Applies schemas to an indexed value, any number of times: for what one pass over the bytes cannot decide.</summary>
/// <remarks>
/// Errors are wanted or not. Where not, evaluation ends at the first. What a schema made of an object or array is remembered,
/// so that schemas that apply each other in several ways cost no more than schemas times values.
/// </remarks>
internal ref partial struct Evaluation
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<JsonToken> _tokens;
    private readonly OutputRecorder? _recorder;
    private List<Finding>? _findings;
    private bool _wantsErrors;

    // Keywords with alternatives of which the nearest has been told.
    private int _explained;

    // What has been looked at, as a stack of sets.
    private ulong[]? _words;
    private int _kept;

    // What schemas made of values, and of which of them the errors have been found.
    private Dictionary<(int Schema, int Scope, int Token), bool>? _remembered;
    private HashSet<(int Schema, int Scope, int Token)>? _reported;
    private int _applications;

    public Evaluation(ReadOnlySpan<byte> json, Span<JsonToken> tokens, OutputRecorder? recorder)
    {
        _json = json;
        _tokens = tokens;
        _recorder = recorder;
    }

    /// <summary>What did not hold, once errors were wanted.</summary>
    public readonly IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>Whether the thread's stack was too small for how schemas and values nest.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Whether a keyword that has failed goes on, to find all that is wrong.</summary>
    public readonly bool IsThorough => _wantsErrors;

    /// <summary>Whether the units of an output are recorded.</summary>
    public readonly bool IsRecording => _recorder is not null;

    /// <summary>Whether a value conforms to a schema.</summary>
    public bool Run(SchemaNode schema, Scope scope, int token, bool wantsErrors)
    {
        _wantsErrors = wantsErrors;
        return Apply(schema, scope, token, default);
    }

    /// <summary>Applies a schema to the value that the frame's schema is applied to.</summary>
    public bool InPlace(SchemaNode schema, in Frame frame, Step step)
    {
        _recorder?.Begin(step);
        bool holds = Apply(schema, frame.Scope, frame.Token, frame.Evaluated);
        _recorder?.End();
        return holds;
    }

    /// <summary>The same for one of several schemas that need not all hold: its errors matter to outputs alone.</summary>
    public bool Alternative(SchemaNode schema, in Frame frame, Step step)
    {
        bool wanted = _wantsErrors;
        _wantsErrors = IsRecording;
        bool holds = InPlace(schema, frame, step);
        _wantsErrors = wanted;
        return holds;
    }

    /// <summary>The same for a schema that may as well not hold.</summary>
    public bool WouldHold(SchemaNode schema, in Frame frame, Step step)
    {
        int mark = _recorder?.Mark() ?? 0;
        bool holds = Alternative(schema, frame, step);
        _recorder?.DropErrors(mark);
        return holds;
    }

    /// <summary>Applies a schema to a member's value, a name or an item.</summary>
    public bool Below(SchemaNode schema, in Frame frame, int token, Step step)
    {
        _recorder?.Begin(step);
        bool holds = Remembered(schema, frame.Scope, token);
        _recorder?.End();
        return holds;
    }

    /// <summary>The same for a schema that may as well not hold.</summary>
    public bool WouldHoldBelow(SchemaNode schema, in Frame frame, int token, Step step)
    {
        int mark = _recorder?.Mark() ?? 0;
        bool wanted = _wantsErrors;
        _wantsErrors = IsRecording;
        bool holds = Below(schema, frame, token, step);
        _wantsErrors = wanted;
        _recorder?.DropErrors(mark);
        return holds;
    }

    /// <summary>Notes that a keyword does not hold.</summary>
    /// <returns>False.</returns>
    public bool Fail(Assertion assertion, in Frame frame, string? found = null) => Fail(new Finding(assertion, frame.Token, found));

    private bool Fail(Finding finding)
    {
        if (_wantsErrors)
        {
            (_findings ??= []).Add(finding);
        }

        _recorder?.Fail(finding);
        return false;
    }

    private bool Apply(SchemaNode schema, Scope outer, int token, EvaluatedSet evaluated)
    {
        if (IsTooDeep || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            IsTooDeep = true;
            return false;
        }

        if (schema.Quoting == Quoting.Withheld)
        {
            _tokens[token].IsText = true;
        }

        _recorder?.Enter(schema, token);
        EvaluatedSet own = evaluated.IsKept || schema.AsksForEvaluated ? Keep(token) : default;
        bool holds = Holds(new Frame(schema, outer.Enter(schema.Resource), token, own));
        if (own.IsKept)
        {
            Release(own, holds ? evaluated : default);
        }

        _recorder?.Leave(schema, holds);
        return holds;
    }

    private bool Holds(in Frame frame)
    {
        SchemaNode schema = frame.Schema;
        if (schema.Never is not null)
        {
            return Fail(schema.Never, frame);
        }

        bool holds = HoldsAssertions(frame);
        foreach (Applicator applicator in schema.Applicators)
        {
            if (!holds && !_wantsErrors)
            {
                return false;
            }

            int mark = _recorder?.Mark() ?? 0;
            bool isKept = applicator.Holds(ref this, frame);
            holds &= isKept;
            if (isKept)
            {
                _recorder?.DropErrors(mark);
            }
        }

        return holds;
    }

    private bool HoldsAssertions(in Frame frame) => KindOf(frame.Token) switch
    {
        JsonValueKind.String => HoldsText(frame),
        JsonValueKind.Number => HoldsNumber(frame),
        JsonValueKind.Object => HoldsContainer(frame, JsonTypes.Object, frame.Schema.MemberCounts),
        JsonValueKind.Array => HoldsContainer(frame, JsonTypes.Array, frame.Schema.ItemCounts),
        JsonValueKind.Null => HoldsLiteral(frame, JsonTypes.Null),
        _ => HoldsLiteral(frame, JsonTypes.Boolean),
    };

    private bool HoldsType(in Frame frame, JsonTypes type) =>
        frame.Schema.Type is not { } assertion || (assertion.Types & type) != 0 || Fail(assertion, frame);

    private bool HoldsText(in Frame frame)
    {
        SchemaNode schema = frame.Schema;
        bool holds = HoldsType(frame, JsonTypes.String);
        if (schema.Values.Count + schema.Strings.Count == 0)
        {
            return holds;
        }

        ReadOnlySpan<byte> text = TextOf(frame.Token);
        foreach (ValueAssertion assertion in schema.Values)
        {
            holds &= assertion.HoldsText(text) || Fail(assertion, frame);
        }

        foreach (StringAssertion assertion in schema.Strings)
        {
            holds &= assertion.Holds(text) || Fail(assertion, frame, _wantsErrors || IsRecording ? assertion.Found(text) : null);
        }

        return holds;
    }

    private bool HoldsNumber(in Frame frame)
    {
        SchemaNode schema = frame.Schema;
        var number = new JsonNumber(RawOf(frame.Token));
        bool holds = true;
        if (schema.Type is { } type)
        {
            bool isAllowed = (type.Types & JsonTypes.Number) == JsonTypes.Number
                || ((type.Types & JsonTypes.Integer) != 0 && number.IsInteger);
            holds = isAllowed || Fail(type, frame);
        }

        foreach (ValueAssertion assertion in schema.Values)
        {
            holds &= assertion.HoldsNumber(number) || Fail(assertion, frame);
        }

        foreach (NumberAssertion assertion in schema.Numbers)
        {
            holds &= assertion.Holds(number) || Fail(assertion, frame);
        }

        return holds;
    }

    private bool HoldsLiteral(in Frame frame, JsonTypes type)
    {
        bool holds = HoldsType(frame, type);
        foreach (ValueAssertion assertion in frame.Schema.Values)
        {
            holds &= assertion.HoldsLiteral(KindOf(frame.Token)) || Fail(assertion, frame);
        }

        return holds;
    }

    private bool HoldsContainer(in Frame frame, JsonTypes type, List<CountAssertion> counts)
    {
        bool holds = HoldsType(frame, type);
        foreach (ValueAssertion assertion in frame.Schema.Values)
        {
            holds &= assertion.HoldsContainer(RawOf(frame.Token)) || Fail(assertion, frame);
        }

        foreach (CountAssertion assertion in counts)
        {
            int count = CountOf(frame.Token);
            holds &= assertion.Holds(count) || Fail(assertion, frame, Describe(count));
        }

        return holds;
    }
}
