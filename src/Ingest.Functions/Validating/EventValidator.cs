using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Telemetry.Schema;

namespace Ingest.Functions.Validating;

/// <summary>
/// Checks one event against the envelope's schema and its own, and writes its row. The envelope's pass tells where the
/// members lie, so the row needs no further reading. Not thread-safe: one per workspace.
/// </summary>
internal sealed class EventValidator(EventPlans plans)
{
    private readonly JsonMember[] _envelope = new JsonMember[plans.EnvelopeMembers];
    private readonly JsonMember[] _data = new JsonMember[plans.MostDataMembers];
    private readonly DataChoice _choice = new(plans);
    private readonly ValidationErrors _errors = new(IngestLimits.ErrorsPerEvent);

    /// <summary>The id of the event checked last, as it lies in its bytes without quotes; empty where it has none.</summary>
    public JsonMember LastId { get; private set; }

    /// <summary>Appends the event's row and returns null, or returns why it is refused and leaves the rows as they were.</summary>
    public EventReport? Check(ReadOnlySpan<byte> utf8, SliceFault known, in RowContext context, PooledBuffer rows)
    {
        LastId = default;
        if (known == SliceFault.TooLarge)
        {
            return EventReport.One(
                EventFinding.TooLarge, null, "", "maxBytes", $"An event has at most {IngestLimits.EventBytes} bytes; this one has {utf8.Length}.");
        }

        Array.Clear(_envelope);
        Array.Clear(_data);
        _errors.Clear();
        _choice.Reset();
        var outcome = known == SliceFault.TooDeep
            ? ValidationOutcome.TooDeep
            : plans.Envelope.Validate(utf8, _envelope, _choice, _data, _errors);
        LastId = _envelope[plans.Id];
        return outcome switch
        {
            ValidationOutcome.Valid => CheckData(utf8, context, rows),
            ValidationOutcome.Invalid when IsInDataAlone() => CheckData(utf8, context, rows),
            ValidationOutcome.TooDeep => EventReport.One(
                EventFinding.TooDeep, null, "", "maxDepth", $"An event is nested at most {IngestLimits.Depth} levels deep; this one is deeper."),
            ValidationOutcome.Malformed => EventReport.One(
                EventFinding.Malformed, null, "", "json", "Expected one JSON object in UTF-8 (RFC 8259); this is not JSON."),
            _ => Report(EventFinding.Invalid, utf8, ""),
        };
    }

    private EventReport? CheckData(ReadOnlySpan<byte> utf8, in RowContext context, PooledBuffer rows)
    {
        if (Plan(utf8, out var unknown) is not { } plan)
        {
            return unknown;
        }

        if (!context.Producer.MayWriteForAnyApp && !MayWriteFor(context, utf8))
        {
            return EventReport.One(EventFinding.ForeignApp, IdOf(utf8), "/app", "app", "This token may not write for that app.");
        }

        var data = utf8;
        var members = _data.AsSpan(0, plan.Members);
        if (_choice.Chosen is null)
        {
            data = _envelope[plans.Data].In(utf8);
            if (plan.Schema.Validate(data, members, _errors) != ValidationOutcome.Valid)
            {
                return Report(EventFinding.Invalid, utf8, "/data");
            }
        }
        else if (_errors.Count > 0)
        {
            return Report(EventFinding.Invalid, utf8, "");
        }

        if (!EventTime.TryParse(Text(utf8, _envelope[plans.Time]), out var time))
        {
            return EventReport.One(
                EventFinding.Invalid, IdOf(utf8), "/time", "format", "Expected a time as yyyy-MM-ddTHH:mm:ss.fffZ on a day that exists.");
        }

        var valid = new ValidEvent { Utf8 = utf8, Envelope = _envelope, DataUtf8 = data, Data = members, Time = time, TimeJson = _envelope[plans.Time].In(utf8) };
        RowWriter.Write(rows, plan.Row, valid, context);
        return null;
    }

    // Then the rest is looked at first: whose event it is, and whether the sender may write it, matters more than what is in it.
    private bool IsInDataAlone()
    {
        for (var i = 0; i < _errors.Count; i++)
        {
            var pointer = _errors[i].Pointer;
            if (_choice.Chosen is null || (pointer != "/data" && !pointer.StartsWith("/data/", StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private EventPlan? Plan(ReadOnlySpan<byte> utf8, out EventReport? unknown)
    {
        unknown = null;
        if (_choice.Chosen is { } chosen)
        {
            return chosen;
        }

        var name = Text(utf8, _envelope[plans.Name]);
        var version = Number(utf8, _envelope[plans.Version]);
        if (plans.Find(name, version) is { } plan)
        {
            return plan;
        }

        var latest = plans.LatestVersion(name);
        unknown = latest == 0
            ? EventReport.One(EventFinding.Unknown, IdOf(utf8), "/name", "catalogue", "No event of this name is in the catalogue; GET /v1/catalog lists them.")
            : EventReport.One(EventFinding.Unknown, IdOf(utf8), "/v", "catalogue", $"This event has no such version; the latest is {latest}.");
        return null;
    }

    private bool MayWriteFor(in RowContext context, ReadOnlySpan<byte> utf8)
    {
        var app = Text(utf8, _envelope[plans.App]);
        Span<char> chars = stackalloc char[app.Length];
        return context.Producer.MayWriteFor(chars[..Encoding.UTF8.GetChars(app, chars)]);
    }

    private EventReport Report(EventFinding finding, ReadOnlySpan<byte> utf8, string prefix)
    {
        var faults = new EventFault[_errors.Count];
        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] = new EventFault(prefix + _errors[i].Pointer, _errors[i].Keyword, _errors[i].Message);
        }

        return new EventReport(finding, IdOf(utf8), faults);
    }

    /// <summary>The id for an answer: only what looks like one, since an answer never repeats a caller's text.</summary>
    private string? IdOf(ReadOnlySpan<byte> utf8) => EventIds.Read(utf8, _envelope[plans.Id]);

    /// <summary>A string member without its quotes; escapes are undone where there are any, which in these members is rare.</summary>
    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> utf8, JsonMember member)
    {
        var quoted = utf8.Slice(member.Start, member.Length);
        if (!quoted.Contains((byte)'\\'))
        {
            return quoted[1..^1];
        }

        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = new byte[quoted.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static int Number(ReadOnlySpan<byte> utf8, JsonMember member)
    {
        var number = utf8.Slice(member.Start, member.Length);
        return Utf8Parser.TryParse(number, out int plain, out var read) && read == number.Length
            ? plain
            : (int)CanonicalInteger.Read(number);
    }
}
