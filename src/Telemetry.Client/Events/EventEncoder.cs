using Telemetry.Client.Spans;

namespace Telemetry.Client.Events;

/// <summary>Writes an event as one line of UTF-8 JSON: its envelope, then its data. Thread-safe.</summary>
/// <param name="stamp">What all events of this process have in common.</param>
/// <param name="ids">Where event ids come from.</param>
/// <param name="time">The wall clock.</param>
internal sealed class EventEncoder(EnvelopeStamp stamp, UuidV7Source ids, TimeProvider time)
{
    /// <summary>The writer of this thread: an event is encoded and handed on before the next.</summary>
    [ThreadStatic]
    private static FieldWriter? _writer;

    /// <summary>What an event that is recorded now has for itself.</summary>
    /// <param name="place">Where in a trace it belongs; null for nowhere.</param>
    internal EventMark Mark(SpanPlace? place) => new(ids.Next(), time.GetUtcNow(), place);

    /// <summary>The line of an event that is recorded now and belongs to no trace.</summary>
    internal ReadOnlyMemory<byte> Encode(EventKind kind, IFieldGroup data) => Encode(kind, data, Mark(null));

    /// <summary>
    /// The line without its line feed; empty where a required field does not fit its bounds. It is gone with the thread's next
    /// event.
    /// </summary>
    internal ReadOnlyMemory<byte> Encode(EventKind kind, IFieldGroup data, EventMark mark)
    {
        var writer = _writer ??= new();
        writer.Clear();
        writer.WriteStartObject();
        Envelope(kind, mark).WriteMembers(writer);
        writer.WriteStartObject("data"u8);
        if (!data.WriteFields(writer))
        {
            return default;
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return writer.Written;
    }

    private EventEnvelope Envelope(EventKind kind, EventMark mark) => new()
    {
        Id = WireText.Of(mark.Id),
        Name = kind.Name,
        V = kind.Version,
        Time = WireText.Of(mark.Time),
        App = stamp.App,
        AppVersion = stamp.AppVersion,
        Channel = stamp.Channel,
        Os = stamp.Platform.OperatingSystem,
        OsVersion = stamp.Platform.OperatingSystemVersion,
        Arch = stamp.Platform.Architecture,
        InvokedFrom = stamp.InvokedFrom,
        SessionId = stamp.SessionId,
        InstallId = stamp.InstallId,
        InstallStatus = stamp.InstallStatus,
        OrgId = stamp.OrgId,
        TraceId = mark.Place?.TraceId,
        SpanId = mark.Place?.SpanId,
        ParentSpanId = mark.Place?.ParentSpanId,
        Correlation = stamp.Correlation,
        Debug = stamp.Platform.Build == AppBuild.Debug ? true : null,
    };
}
