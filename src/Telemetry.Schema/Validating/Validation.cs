using System.Buffers;
using System.Text.Unicode;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <summary>One pass over one document.</summary>
/// <remarks>
/// Methods that read a value take the position of its first byte and return the position after it, or <see cref="Stop"/> when
/// the document is no JSON or too deep, after which nothing is read. Of the way to a value only the arrays and objects are kept; an
/// error finds the names and indices again.
/// </remarks>
internal ref partial struct Validation
{
    private const int Stop = -1;
    private const int StackNames = 8;

    // The default; clearing more would cost documents that have no more.
    private const int StackLevels = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly ValidationErrors? _errors;
    private readonly IMemberChoice? _choice;
    private readonly Span<JsonMember> _chosenMembers;

    // Where the arrays and objects begin that are being read.
    private readonly Span<int> _around;
    private RecordedNames _names;
    private JsonToken[]? _tokens;
    private int _tokenCount;
    private int _depth;
    private ValidationOutcome _outcome;

    private Validation(in Inquiry inquiry, Span<NameEntry> names, Span<int> around)
    {
        _json = inquiry.Json;
        _errors = inquiry.Errors;
        _choice = inquiry.Choice;
        _chosenMembers = inquiry.ChosenMembers;
        _around = around;
        _names = new RecordedNames(inquiry.Json, names);
    }

    /// <summary>Validates a document.</summary>
    /// <param name="plan">What its value must be.</param>
    public static ValidationOutcome Run(Plan plan, in Inquiry inquiry)
    {
        Span<int> around = inquiry.MaxDepth <= StackLevels ? stackalloc int[StackLevels] : stackalloc int[JsonSchemaOptions.LargestMaxDepth];
        var validation = new Validation(inquiry, stackalloc NameEntry[StackNames], around[..inquiry.MaxDepth]);
        if (Utf8.IsValid(inquiry.Json))
        {
            validation.Document(plan, inquiry.Members);
        }
        else
        {
            validation.ReportEncoding();
        }

        validation.Release();
        return validation._outcome;
    }

    private int Root(Plan plan, int at, Span<JsonMember> members) =>
        plan.Evaluated.Length > 0 ? Evaluated(plan, at, members) : Object(plan, at, members);

    private readonly void Release()
    {
        _names.Release();
        if (_tokens is not null)
        {
            ArrayPool<JsonToken>.Shared.Return(_tokens);
        }
    }

    // Enters an array or object; false when that is one too many.
    private bool TryEnter(int at)
    {
        if ((uint)_depth >= (uint)_around.Length)
        {
            ReportDepth(at);
            return false;
        }

        _around[_depth++] = at;
        return true;
    }

    private void Document(Plan plan, Span<JsonMember> members)
    {
        int at = JsonScan.SkipSpace(_json, 0);
        at = (uint)at < (uint)_json.Length && _json[at] == '{' ? Root(plan, at, members) : Value(plan, at);
        if (at != Stop && JsonScan.SkipSpace(_json, at) is var end && end < _json.Length)
        {
            ReportSyntax(end, "the end");
        }
    }
}
