using System.Text;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue;

/// <summary>The envelope and all events that may be sent. Immutable and safe for use by many threads.</summary>
public sealed class EventCatalogue
{
    private static readonly Lazy<EventCatalogue> Embedded = new(() => CatalogueReader.ReadJudged(SchemaFiles.Embedded()));

    // Versions of one event, lowest first; few, so a scan beats a second table.
    private readonly Dictionary<byte[], EventDefinition[]> _byName;

    internal EventCatalogue(EnvelopeDefinition envelope, IReadOnlyList<EventDefinition> events)
    {
        Envelope = envelope;
        Events = events;
        _byName = events
            .GroupBy(e => e.Name)
            .ToDictionary(g => Encoding.UTF8.GetBytes(g.Key), g => g.OrderBy(e => e.Version).ToArray(), Utf8NameComparer.Instance);
    }

    /// <summary>The catalogue this library was built with.</summary>
    public static EventCatalogue BuiltIn => Embedded.Value;

    /// <summary>The envelope.</summary>
    public EnvelopeDefinition Envelope { get; }

    /// <summary>All versions of all events, ordered by name and version.</summary>
    public IReadOnlyList<EventDefinition> Events { get; }

    /// <summary>Those of <see cref="Events"/> that are for an audience.</summary>
    public IEnumerable<EventDefinition> EventsFor(EventAudience audience) => Events.Where(e => e.Audience == audience);

    /// <summary>The version of what users agree to (<c>x-consent-version</c>); rises with every change of the fields.</summary>
    public int ConsentVersion => Envelope.ConsentVersion;

    /// <summary>Reads a <c>schemas</c> directory: <c>envelope.schema.json</c> and <c>events/*.schema.json</c>.</summary>
    /// <param name="directory">The directory that holds the envelope.</param>
    /// <exception cref="CatalogueException">The files break the catalogue's rules; all faults are listed.</exception>
    /// <exception cref="IOException">A file cannot be read, or the directory does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static EventCatalogue Load(string directory) => CatalogueReader.Read(SchemaFiles.In(directory));

    /// <summary>One version of an event; null when the name or that version of it is unknown. Does not allocate.</summary>
    public EventDefinition? Find(ReadOnlySpan<byte> utf8Name, int version)
    {
        foreach (var definition in Versions(utf8Name))
        {
            if (definition.Version == version)
            {
                return definition;
            }
        }

        return null;
    }

    /// <summary>One version of an event; null when the name or that version of it is unknown.</summary>
    public EventDefinition? Find(string name, int version) => Find(Encoding.UTF8.GetBytes(name), version);

    /// <summary>The newest version of an event; null when the name is unknown. Does not allocate.</summary>
    public EventDefinition? FindLatest(ReadOnlySpan<byte> utf8Name) => Versions(utf8Name) is [.., var latest] ? latest : null;

    /// <summary>The newest version of an event; null when the name is unknown.</summary>
    public EventDefinition? FindLatest(string name) => FindLatest(Encoding.UTF8.GetBytes(name));

    /// <summary>Whether any version of the event is known: tells an unknown name from an unknown version. Does not allocate.</summary>
    public bool Knows(ReadOnlySpan<byte> utf8Name) => !Versions(utf8Name).IsEmpty;

    /// <summary>The newest version number of an event; 0 when the name is unknown. Does not allocate.</summary>
    public int LatestVersion(ReadOnlySpan<byte> utf8Name) => FindLatest(utf8Name)?.Version ?? 0;

    private ReadOnlySpan<EventDefinition> Versions(ReadOnlySpan<byte> utf8Name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(utf8Name, out var versions) ? versions : [];
}
