using System.Security.Cryptography;
using System.Text.Json;
using Ingest.Functions.Answering;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Endpoints;

/// <summary><c>GET /v1/catalog</c> and <c>/v1/catalog/{name}</c>: what is collected, for anyone to read.</summary>
internal sealed class CatalogueEndpoint
{
    public const string RouteValue = "name";

    /// <summary>How long a copy may be used without asking again, in seconds. A catalogue changes with a deployment.</summary>
    private const string CacheControl = "public, max-age=300";

    private const string Envelope = "envelope";

    private readonly EventCatalogue _catalogue;
    private readonly byte[] _list;

    public CatalogueEndpoint(EventCatalogue catalogue)
    {
        _catalogue = catalogue;
        _list = List(catalogue);
    }

    public Task ListAsync(HttpContext context) => WriteAsync(context, "application/json", _list);

    public Task SchemaAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues[RouteValue]!;
        return Find(name, context.Request.Query["v"]) is { } schema
            ? WriteAsync(context, "application/schema+json", schema)
            : ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.NotFound, "No event of that name and version is in the catalogue; GET /v1/catalog lists them."));
    }

    private ReadOnlyMemory<byte>? Find(string name, string? version)
    {
        if (name == Envelope)
        {
            return _catalogue.Envelope.SchemaUtf8;
        }

        if (string.IsNullOrEmpty(version))
        {
            return _catalogue.FindLatest(name)?.SchemaUtf8;
        }

        return int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var number) ? _catalogue.Find(name, number)?.SchemaUtf8 : null;
    }

    private static Task WriteAsync(HttpContext context, string mediaType, ReadOnlyMemory<byte> body)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 8))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = CacheControl;
        if (context.Request.Headers.IfNoneMatch.Any(m => m is not null && (m == "*" || m.Contains(tag, StringComparison.Ordinal))))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, mediaType, body);
    }

    private static byte[] List(EventCatalogue catalogue)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("consent_version"u8, catalogue.ConsentVersion);
            writer.WriteString("envelope"u8, $"/v1/catalog/{Envelope}");
            writer.WriteStartArray("events"u8);
            foreach (var definition in catalogue.Events)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, definition.Name);
                writer.WriteNumber("v"u8, definition.Version);
                writer.WriteString("description"u8, definition.Description);
                writer.WriteString("schema"u8, $"/v1/catalog/{definition.Name}?v={definition.Version}");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }
}
