using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Mapping;

namespace Ingest.Functions.Endpoints.OneCollector;

/// <summary>One line of a OneCollector body: an envelope of Common Schema 4.0, or what is wrong with it.</summary>
internal sealed partial class CollectorLine : IDisposable
{
    private const string SchemaVersion = "4.0";

    private const string TenantPrefix = "o:";

    // A name twice in one object would let a line say two things; readers differ in which they believe.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly JsonDocument? _document;
    private readonly DateTimeOffset _time;

    private CollectorLine(ReadOnlyMemory<byte> utf8, JsonDocument? document, CollectorFault? fault, DateTimeOffset time)
    {
        _utf8 = utf8;
        _document = document;
        _time = time;
        Fault = fault;
    }

    /// <summary>Null where the line is of the form; only then it has anything else.</summary>
    public CollectorFault? Fault { get; }

    /// <summary>Whose key it says it comes with.</summary>
    public string Tenant => Text("iKey")![TenantPrefix.Length..];

    public ReadOnlySpan<byte> NameUtf8 => Encoding.UTF8.GetBytes(Text("name")!);

    public ReadOnlySpan<byte> DataUtf8 => JsonMarshal.GetRawUtf8Value(_document!.RootElement.GetProperty("data"));

    public static CollectorLine Read(ReadOnlyMemory<byte> utf8)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is what the reader says to a name with half of a surrogate pair in it.
            return new CollectorLine(utf8, null, CollectorFault.Format("", "json", "Expected one JSON object a line in UTF-8, in which no name comes twice; this is none."), default);
        }

        var time = default(DateTimeOffset);
        var fault = CollectorSlots.Check(document.RootElement) ?? CheckTexts(document.RootElement, out time);
        return new CollectorLine(utf8, document, fault, time);
    }

    /// <summary>The envelope of ours that says the same.</summary>
    /// <param name="app">The app where the line does not name one.</param>
    /// <param name="version">The version of the event's schema.</param>
    public MadeEnvelope Envelope(string app, int version) =>
        new(ContentId.Of(_utf8.Span, _time), Text("name")!, version, EventTime.Text(_time), Text("ext", "app", "name") ?? app, MadeEnvelope.Text(Text("ext", "app", "ver")))
        {
            Os = OsFamily(Text("ext", "os", "name")),
            OsVersion = OsVersionPattern().Match(Text("ext", "os", "ver") ?? "") is { Success: true } match ? match.Value : null,
            Arch = Architecture(Text("ext", "device", "deviceClass")),
            SessionId = Uuid(Text("ext", "app", "sesId")),
            InstallId = InstallId(Text("ext", "device", "localId")),
            InstallStatus = Text("ext", "device", "authId")?.ToLowerInvariant(),
        };

    public void Dispose() => _document?.Dispose();

    private static CollectorFault? CheckTexts(JsonElement line, out DateTimeOffset time)
    {
        time = default;
        if (Text(line, "ver") != SchemaVersion)
        {
            return CollectorFault.Format("/ver", "const", $"Expected ver to be {SchemaVersion}.");
        }

        if (!ForeignTime.TryParse(Text(line, "time"), out time))
        {
            return CollectorFault.Format("/time", "format", "Expected time as a time of RFC 3339 with its offset, in the years 1970 to 2099.");
        }

        if (!EventNamePattern().IsMatch(Text(line, "name") ?? ""))
        {
            return CollectorFault.Format("/name", "pattern", "Expected name to be letters and digits in words joined by '.' or '_', 64 at most.");
        }

        if (Text(line, "iKey")?.StartsWith(TenantPrefix, StringComparison.Ordinal) != true)
        {
            return CollectorFault.ForeignTenant;
        }

        if (Text(line, "ext", "device", "authId") is not (null or "NEW" or "EXISTING" or "FAILED"))
        {
            return CollectorFault.Format("/ext/device/authId", "enum", "Expected authId to be NEW, EXISTING or FAILED.");
        }

        // A client that could not keep an id sends an empty one.
        return Text(line, "ext", "device", "localId") is { Length: > 0 } id && !DeviceIdPattern().IsMatch(id) ? CollectorFault.DeviceId() : null;
    }

    /// <summary>
    /// The id where it is a random UUID, which <c>r:</c> says; of any other kind it may come from hardware or a person, and is not
    /// kept in any form.
    /// </summary>
    private static string? InstallId(string? localId) => localId?.StartsWith("r:", StringComparison.Ordinal) == true ? Uuid(localId["r:".Length..]) : null;

    private static string? Uuid(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;

    private static string OsFamily(string? name) => name?.ToLowerInvariant() switch
    {
        "windows" => "windows",
        "linux" => "linux",
        "darwin" => "darwin",
        _ => MadeEnvelope.Other,
    };

    private static string Architecture(string? deviceClass) => deviceClass?.ToLowerInvariant() switch
    {
        "amd64" or "x86_64" or "x64" => "x64",
        "arm64" or "aarch64" => "arm64",
        "x86" or "i386" or "i686" => "x86",
        _ => MadeEnvelope.Other,
    };

    private string? Text(params ReadOnlySpan<string> path) => Text(_document!.RootElement, path);

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var slot in path)
        {
            if (!element.TryGetProperty(slot, out element))
            {
                return null;
            }
        }

        return element.GetString();
    }

    // Major and minor: what is finer tells machines apart.
    [GeneratedRegex(@"\A[0-9]{1,10}(\.[0-9]{1,10})?(?![0-9])")]
    private static partial Regex OsVersionPattern();

    [GeneratedRegex(@"\A(?=.{1,64}\z)[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*\z")]
    private static partial Regex EventNamePattern();

    [GeneratedRegex(@"\A[a-z]:[!-~]{1,128}\z")]
    private static partial Regex DeviceIdPattern();
}
