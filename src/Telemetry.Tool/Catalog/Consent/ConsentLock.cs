using System.Text.Json;
using Telemetry.Schema.Catalogue;
using Telemetry.Tool.Catalog.Generating;

namespace Telemetry.Tool.Catalog.Consent;

/// <summary>Which fields users of a consent version agree to; committed, so that a change of them shows. What other systems' clients send, their users agreed to there.</summary>
/// <param name="Version">The consent version.</param>
/// <param name="Fields">The sorted field paths of the envelope and of each event.</param>
internal sealed record ConsentLock(int Version, SortedDictionary<string, IReadOnlyList<string>> Fields)
{
    private const string Envelope = "envelope";

    private const string VersionMember = "consentVersion";

    private const string FieldsMember = "fields";

    public static ConsentLock Of(EventCatalogue catalogue)
    {
        var fields = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Envelope] = Paths(catalogue.Envelope.Fields),
        };
        foreach (var definition in catalogue.EventsFor(EventAudience.Client))
        {
            fields[$"{definition.Name}/{definition.Version}"] = Paths(definition.Fields);
        }

        return new ConsentLock(catalogue.ConsentVersion, fields);
    }

    /// <summary>The committed lock; null when there is none yet.</summary>
    /// <exception cref="IOException">The file is not a lock.</exception>
    public static ConsentLock? Read(CatalogueDisk disk)
    {
        if (disk.Read(CatalogLayout.ConsentLock) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var fields = document.RootElement.GetProperty(FieldsMember).EnumerateObject().ToDictionary(
                e => e.Name,
                IReadOnlyList<string> (e) => [.. e.Value.EnumerateArray().Select(f => f.GetString()!)]);
            return new ConsentLock(
                document.RootElement.GetProperty(VersionMember).GetInt32(),
                new SortedDictionary<string, IReadOnlyList<string>>(fields, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new IOException($"{CatalogLayout.ConsentLock} is not a consent lock; restore the committed file.", e);
        }
    }

    private static IReadOnlyList<string> Paths(IReadOnlyList<EventField> fields) =>
        [.. FieldAtPath.All(fields).Select(f => f.Path).Order(StringComparer.Ordinal)];

    public GeneratedFile ToFile() => new(CatalogLayout.ConsentLock, JsonText.Of(Write));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber(VersionMember, Version);
        json.WriteStartObject(FieldsMember);
        foreach (var (name, paths) in Fields)
        {
            json.WriteStartArray(name);
            foreach (var path in paths)
            {
                json.WriteStringValue(path);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
