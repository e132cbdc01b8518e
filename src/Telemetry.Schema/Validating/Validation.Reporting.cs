using System.Runtime.CompilerServices;

namespace Telemetry.Schema.Validating;

/// <content>Errors: off the way of valid documents, so here strings are made freely.</content>
internal ref partial struct Validation
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportType(Plan plan, int at, JsonTypes found, scoped ReadOnlySpan<byte> text)
    {
        if (plan.Never is { } never)
        {
            if (TakesError())
            {
                Add(never, at, $"Expected {never.Expected}, but found {Messages.FoundUnder(never, plan.Quoting, _json, at, text)}.");
            }

            return;
        }

        foreach (TypeAssertion assertion in plan.Types)
        {
            if ((assertion.Types & found) == 0)
            {
                ReportText(plan, at, assertion, text);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportText(Plan plan, int at, Assertion assertion, scoped ReadOnlySpan<byte> text)
    {
        if (TakesError())
        {
            string? measure = (assertion as StringAssertion)?.Found(text);
            Add(assertion, at, $"Expected {assertion.Expected}, but found {measure ?? Messages.Found(plan.Quoting, _json, at, text)}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportCount(int at, CountAssertion assertion, int count)
    {
        if (TakesError())
        {
            Add(assertion, at, $"Expected {assertion.Expected}, but found {count}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportMissing(ObjectPlan members, int at, scoped Span<ulong> seen)
    {
        for (int i = 0; i < members.Required.Length; i++)
        {
            bool isSeen = (seen[i / ObjectPlan.BitsPerWord] & (1UL << i)) != 0;
            if (members.Required[i] is { } assertion && !isSeen && TakesError())
            {
                Add(assertion, at, Messages.Missing(assertion));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportDependent(int at, RequiredAssertion assertion)
    {
        if (TakesError())
        {
            Add(assertion, at, Messages.Missing(assertion));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportDuplicate(Plan plan, int at, scoped ReadOnlySpan<byte> name)
    {
        if (TakesError())
        {
            string found = plan.Quoting == Quoting.Withheld ? "a name" : $"\"{Excerpt.Of(name, Excerpt.OfName)}\"";
            Add(DocumentRules.UniqueNames, plan.SchemaPointer, at, $"Expected every name once in an object, but found {found} again.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportLoneSurrogate(int at)
    {
        if (TakesError())
        {
            Add(DocumentRules.Unicode, string.Empty, at, "Expected surrogates escaped in pairs (\\ud83d\\ude00), but found half of one.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReportSyntax(int at, string expected)
    {
        string found = at < _json.Length ? $"the character \"{Excerpt.Of(_json[at..], 1).TrimEnd('…')}\"" : "the end";
        return ReportStop(ValidationOutcome.Malformed, DocumentRules.Json, at, at, $"Expected {expected}, but found {found}.");
    }

    // What a string broke at is not shown: it may be anybody's text.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReportString(int start, int at) => ReportStop(
        ValidationOutcome.Malformed,
        DocumentRules.Json,
        start,
        at,
        at >= _json.Length
            ? "Expected a closing quote, but found the end."
            : "Expected a character of a string or an escape of JSON, but found something else.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReportDepth(int at) => ReportStop(
        ValidationOutcome.TooDeep, DocumentRules.MaxDepth, at, at, "Expected a document that is not nested as deep, but found one level too many.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportEncoding() => ReportStop(
        ValidationOutcome.Malformed, DocumentRules.Json, 0, EncodingFault.In(_json), "Expected UTF-8, but found a byte that cannot stand here.");

    private int ReportStop(ValidationOutcome outcome, string keyword, int place, int at, string message)
    {
        if (TakesError())
        {
            _errors!.Add(new ValidationError(ErrorPlace.Pointer(_json, _around[.._depth], place), keyword, message, string.Empty) { Offset = at });
        }

        _outcome = outcome;
        return Stop;
    }

    private bool TakesError()
    {
        _outcome = ValidationOutcome.Invalid;
        if (_errors is { IsFull: true })
        {
            _errors.Truncate();
            return false;
        }

        return _errors is not null;
    }

    private readonly void Add(Assertion assertion, int at, string message) =>
        Add(assertion.Keyword, assertion.SchemaPointer, at, message);

    private readonly void Add(string keyword, string schemaPointer, int at, string message) =>
        _errors!.Add(new ValidationError(ErrorPlace.Pointer(_json, _around[.._depth], at), keyword, message, schemaPointer) { Offset = at });
}
