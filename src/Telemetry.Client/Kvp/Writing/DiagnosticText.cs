using System.Text;
using System.Text.Json;
using Telemetry.Client.Events;
using Telemetry.Client.Kvp.Reading;
using Telemetry.Client.Sinking;
using Telemetry.Client.Spans;

namespace Telemetry.Client.Kvp.Writing;

/// <summary>Events and spans in the words of the pool.</summary>
internal static class DiagnosticText
{
    [ThreadStatic]
    private static FieldWriter? _writer;

    /// <summary>Null where a required field does not fit.</summary>
    internal static DiagnosticEvent? Of(RecordedEvent recorded) => recorded.Data is SpanEvent span
        ? new(LevelOf(SpanLevelOf(recorded.Data)), span.Name, IdOf(recorded), Span(span, recorded))
        : Event(recorded);

    internal static SpanLevel SpanLevelOf(IFieldGroup data) => data switch
    {
        ErrorEvent or SpanEvent { Status: SpanStatus.Error } => SpanLevel.Error,
        CommandEvent { Outcome: not CommandOutcome.Success } => SpanLevel.Warn,
        _ => SpanLevel.Info,
    };

    /// <summary>The parent and the trace come behind what every reader of spans looks for.</summary>
    private static string Span(SpanEvent span, RecordedEvent recorded)
    {
        var start = recorded.Time.AddMilliseconds(-Math.Max(0, span.DurationMs));
        var status = span.Status == SpanStatus.Ok ? "success" : "failure";
        var text = new StringBuilder($"Start: {WireText.Of(start)} | End: {WireText.Of(recorded.Time)} | Status: {status}");
        if (recorded.Place is { } place)
        {
            text.Append(" | Trace: ").Append(place.TraceId);
            if (place.ParentSpanId is { } parent)
            {
                text.Append(" | Parent: ").Append(parent);
            }
        }

        return text.ToString();
    }

    private static DiagnosticEvent? Event(RecordedEvent recorded)
    {
        var writer = _writer ??= new();
        writer.Clear();
        writer.WriteStartObject();
        if (!recorded.Data.WriteFields(writer))
        {
            return null;
        }

        writer.WriteEndObject();
        return new(
            LevelOf(SpanLevelOf(recorded.Data)), recorded.Kind.Name, IdOf(recorded), $"Time: {WireText.Of(recorded.Time)} | Event: {Pairs(writer.Written.Span)}");
    }

    /// <summary><c>k=v, k=v</c>: strings without quotes, lists and objects as JSON.</summary>
    private static string Pairs(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var text = new StringBuilder();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(reader.GetString()).Append('=');
            reader.Read();
            text.Append(reader.TokenType == JsonTokenType.String ? reader.GetString() : Raw(ref reader, json));
        }

        return text.ToString();
    }

    private static string Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }

    private static string IdOf(RecordedEvent recorded) => recorded.Place?.SpanId ?? WireText.Of(recorded.Id);

    private static string LevelOf(SpanLevel level) => DiagnosticLevels.All[(int)level];
}
