using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Validating;

/// <content>Errors: off the way of valid documents, so here strings are made freely.</content>
internal ref partial struct Validation
{
    private const string UniqueNames = "uniqueNames";
    private const string Unicode = "unicode";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportType(Plan plan, JsonTypes found, scoped ReadOnlySpan<byte> text, TextRole role)
    {
        if (plan.Never is { } never)
        {
            if (TakesError())
            {
                Add(never, $"Expected {never.Expected}, but found {FoundUnder(never, plan, text, role)}.");
            }

            return;
        }

        foreach (TypeAssertion assertion in plan.Types)
        {
            if ((assertion.Types & found) == 0)
            {
                ReportText(plan, assertion, text, role);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportText(Plan plan, Assertion assertion, scoped ReadOnlySpan<byte> text, TextRole role)
    {
        if (TakesError())
        {
            string? measure = (assertion as StringAssertion)?.Found(text);
            Add(assertion, $"Expected {assertion.Expected}, but found {measure ?? Found(plan, text, role)}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportValue(Plan plan, Assertion assertion) => ReportText(plan, assertion, _reader.ValueSpan, TextRole.Value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportCount(CountAssertion assertion, int count)
    {
        if (TakesError())
        {
            Add(assertion, $"Expected {assertion.Expected}, but found {count}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportMissing(ObjectPlan members, scoped Span<ulong> seen)
    {
        for (int i = 0; i < members.Required.Length; i++)
        {
            bool isSeen = (seen[i / ObjectPlan.BitsPerWord] & (1UL << i)) != 0;
            if (members.Required[i] is { } assertion && !isSeen && TakesError())
            {
                Add(assertion, $"Expected {assertion.Expected}, but it is missing.");
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportDuplicate(Plan plan, scoped ReadOnlySpan<byte> name)
    {
        if (TakesError())
        {
            string found = plan.Quoting == Quoting.Withheld ? "a name" : $"\"{Excerpt.Of(name, Excerpt.OfName)}\"";
            Add(UniqueNames, plan.SchemaPointer, $"Expected every name once in an object, but found {found} again.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportLoneSurrogate()
    {
        if (TakesError())
        {
            Add(Unicode, string.Empty, "Expected surrogates escaped in pairs (\\ud83d\\ude00), but found half of one.");
        }
    }

    private readonly string FoundUnder(NeverAssertion never, Plan plan, scoped ReadOnlySpan<byte> text, TextRole role)
    {
        if (never.Keyword != "additionalProperties" || _depth == 0)
        {
            return Found(plan, text, role);
        }

        return plan.Quoting == Quoting.Withheld ? "another" : $"\"{Name(_path[_depth - 1])}\"";
    }

    private readonly string Found(Plan plan, scoped ReadOnlySpan<byte> text, TextRole role)
    {
        bool isWithheld = plan.Quoting != Quoting.Bounded;
        if (role == TextRole.Name)
        {
            return plan.Quoting == Quoting.Withheld ? "another name" : $"the name \"{Excerpt.Of(text, Excerpt.OfValue)}\"";
        }

        return _reader.TokenType switch
        {
            JsonTokenType.String => isWithheld ? "another string" : $"the string \"{Excerpt.Of(text, Excerpt.OfValue)}\"",
            JsonTokenType.Number => isWithheld ? "a number" : $"the number {Excerpt.Of(text, Excerpt.OfValue)}",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.Null => isWithheld ? "another value" : "null",
            _ => isWithheld ? "a boolean" : Excerpt.Of(text, Excerpt.OfValue),
        };
    }

    private bool TakesError()
    {
        _isInvalid = true;
        if (_errors is { IsFull: true })
        {
            _errors.Truncate();
            return false;
        }

        return _errors is not null;
    }

    private readonly void Add(Assertion assertion, string message) =>
        Add(assertion.Keyword, assertion.SchemaPointer, message);

    private readonly void Add(string keyword, string schemaPointer, string message) =>
        _errors!.Add(new ValidationError(Pointer(), keyword, message, schemaPointer));

    private readonly string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (PathSegment segment in _path[.._depth])
        {
            pointer.Append('/');
            if (segment.IsIndex)
            {
                pointer.Append(CultureInfo.InvariantCulture, $"{segment.Index}");
                continue;
            }

            // RFC 6901 section 3.
            pointer.Append(Name(segment).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    private readonly string Name(PathSegment segment)
    {
        ReadOnlySpan<byte> raw = segment.NameIn(_json);
        var text = new byte[raw.Length];
        int length = EscapedText.Unescape(raw, text);
        return Excerpt.Of(length == EscapedText.LoneSurrogate ? raw : text.AsSpan(0, length), Excerpt.OfName);
    }
}
