using System.Text.Json;
using Ingest.Functions.Authenticating;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Endpoints;

/// <summary>The envelope put around an event that came without ours. What is null is left out.</summary>
internal sealed record MadeEnvelope(string Id, string Name, int Version, string Time, string App, string AppVersion)
{
    /// <summary>Where nothing tells a required text.</summary>
    public const string Unknown = "unknown";

    public const string Other = "other";

    /// <summary>The most characters of an app and of its version.</summary>
    private const int LongestText = 64;

    public string Os { get; init; } = Other;

    public string Arch { get; init; } = Other;

    public string? OsVersion { get; init; }

    public string? SessionId { get; init; }

    public string? InstallId { get; init; }

    public string? InstallStatus { get; init; }

    /// <summary>The app of an event that does not say: the one its token is for, else the one whose client sends such events.</summary>
    public static string AppOf(Producer producer, EventDefinition? definition) => producer.OnlyApp ?? definition?.App ?? Unknown;

    /// <summary>The text where the envelope takes it, else <see cref="Unknown"/>.</summary>
    public static string Text(string? text) =>
        text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl) ? text : Unknown;

    /// <summary>Writes the members up to <c>data</c>, whose value is to follow.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("id"u8, Id);
        writer.WriteString("name"u8, Name);
        writer.WriteNumber("v"u8, Version);
        writer.WriteString("time"u8, Time);
        writer.WriteString("app"u8, App);
        writer.WriteString("app_version"u8, AppVersion);
        writer.WriteString("os"u8, Os);
        writer.WriteString("arch"u8, Arch);
        WriteOptional(writer, "os_version"u8, OsVersion);
        WriteOptional(writer, "session_id"u8, SessionId);
        WriteOptional(writer, "install_id"u8, InstallId);
        WriteOptional(writer, "install_status"u8, InstallStatus);
        writer.WritePropertyName(EnvelopeDefinition.DataMember);
    }

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
