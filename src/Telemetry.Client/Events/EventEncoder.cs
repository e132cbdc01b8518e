using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Client.Events;

/// <summary>Writes an event as one line of UTF-8 JSON: its envelope, then its data. Thread-safe.</summary>
/// <param name="stamp">What all events of this process have in common.</param>
/// <param name="ids">Where event ids come from.</param>
/// <param name="time">The wall clock.</param>
internal sealed class EventEncoder(EnvelopeStamp stamp, UuidV7Source ids, TimeProvider time)
{
    /// <summary>RFC 3339 in UTC with milliseconds, as the envelope's schema demands.</summary>
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Most events fit, so that the buffer seldom grows.</summary>
    private const int TypicalBytes = 768;

    /// <summary>No HTML ever holds these lines, so the characters of generic and nested type names need no escapes.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line without its line feed.</summary>
    internal byte[] Encode<TEvent>(TEvent data)
        where TEvent : ITelemetryEvent<TEvent>
    {
        var buffer = new ArrayBufferWriter<byte>(TypicalBytes);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            Envelope(TEvent.EventName, TEvent.EventVersion).WriteMembers(writer);
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, data, TEvent.JsonType);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private EventEnvelope Envelope(string name, int version) => new()
    {
        Id = ids.Next().ToString(),
        Name = name,
        V = version,
        Time = time.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
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
        Debug = stamp.Platform.Build == AppBuild.Debug ? true : null,
    };
}
