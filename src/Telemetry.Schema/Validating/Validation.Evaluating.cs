using System.Buffers;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Validating;

/// <content>Values that have to be indexed and evaluated.</content>
internal ref partial struct Validation
{
    private const int FirstTokens = 64;

    private int Evaluated(Plan plan, int at, Span<JsonMember> found)
    {
        _tokenCount = 0;
        int end = Index(at);
        if (end == Stop)
        {
            return Stop;
        }

        var evaluation = new Evaluation(_json, _tokens.AsSpan(0, _tokenCount), null);
        bool holds = Holds(ref evaluation, plan, wantsErrors: false);
        if (!holds && !evaluation.IsTooDeep)
        {
            Report(ref evaluation, plan);
        }

        evaluation.Release();
        if (evaluation.IsTooDeep)
        {
            return ReportDepth(at);
        }

        Find(plan, found);
        return end;
    }

    private static bool Holds(ref Evaluation evaluation, Plan plan, bool wantsErrors)
    {
        bool holds = true;
        foreach (BoundSchema bound in plan.Evaluated)
        {
            holds &= (holds || wantsErrors) && evaluation.Run(bound.Schema, bound.Scope, 0, wantsErrors);
        }

        return holds;
    }

    // Finds the errors by evaluating once more; the first time nobody knew that there would be any.
    private void Report(ref Evaluation evaluation, Plan plan)
    {
        if (_errors is null)
        {
            TakesError();
            return;
        }

        Holds(ref evaluation, plan, wantsErrors: true);
        foreach (Finding finding in evaluation.Findings)
        {
            if (!TakesError())
            {
                return;
            }

            int at = _tokens![finding.Token].Start;
            string message = Message(ref evaluation, plan, finding);
            int depth = _depth;
            foreach (int around in TokenPath.Around(_tokens, finding.Token))
            {
                _around[_depth++] = _tokens[around].Start;
            }

            Add(finding.Assertion, at, finding.Nearest is { } nearest ? Nearest(message, ref evaluation, plan, nearest.First, finding.Token) : message);
            _depth = depth;
        }
    }

    private readonly string Message(ref Evaluation evaluation, Plan plan, Finding finding)
    {
        int at = _tokens![finding.Token].Start;
        ReadOnlySpan<byte> text = KindAt(at) == JsonValueKind.String ? evaluation.TextOf(finding.Token) : evaluation.RawOf(finding.Token);
        return Messages.Of(finding, QuotingOf(plan, finding.Token), _json, at, text);
    }

    // Of the same value no more is shown than the message shows already; a name leads to another unless it is to be withheld.
    private readonly string Nearest(string message, ref Evaluation evaluation, Plan plan, Finding first, int token)
    {
        string nearest = $"{message.TrimEnd('.')}; the nearest, by {first.Assertion.SchemaPointer},";
        if (first.Token == token)
        {
            return $"{nearest} expects {first.Assertion.Expected}.";
        }

        bool isShown = QuotingOf(plan, first.Token) != Quoting.Withheld;
        string? name = isShown ? ErrorPlace.NameOf(_json, _tokens![first.Token].Start) : null;
        return $"{nearest} says{(name is null ? "" : $" of \"{name}\"")}: {Message(ref evaluation, plan, first)}";
    }

    private readonly Quoting QuotingOf(Plan plan, int token) => TokenPath.IsText(_tokens, token) ? Quoting.Withheld : plan.Quoting;

    private readonly void Find(Plan plan, Span<JsonMember> found)
    {
        if (found.Length == 0 || KindAt(_tokens![0].Start) != JsonValueKind.Object)
        {
            return;
        }

        Utf8NameTable names = plan.RootNames;
        int name = 1;
        for (int i = 0; i < _tokens[0].Count; i++)
        {
            int index = names.Find(Messages.TextOf(_json[(_tokens[name].Start + 1)..(_tokens[name].End - 1)]));
            JsonToken value = _tokens[name + 1];
            if ((uint)index < (uint)found.Length && !found[index].IsPresent)
            {
                found[index] = new JsonMember(value.Start, value.End - value.Start, KindAt(value.Start));
            }

            name = value.Next;
        }
    }

    private int Token(int at)
    {
        _tokens ??= ArrayPool<JsonToken>.Shared.Rent(FirstTokens);
        if (_tokenCount == _tokens.Length)
        {
            JsonToken[] larger = ArrayPool<JsonToken>.Shared.Rent(_tokenCount * 2);
            _tokens.CopyTo(larger, 0);
            ArrayPool<JsonToken>.Shared.Return(_tokens);
            _tokens = larger;
        }

        _tokens[_tokenCount] = new JsonToken { Start = at };
        return _tokenCount++;
    }

    private readonly int Complete(int token, int end, int count)
    {
        ref JsonToken complete = ref _tokens![token];
        complete.End = end;
        complete.Next = _tokenCount;
        complete.Count = count;
        return end;
    }
}
