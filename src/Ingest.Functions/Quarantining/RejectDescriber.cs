using System.Text;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Observing;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Quarantining;

/// <summary>Makes of a refused event what may be kept of it. Safe for any number of threads.</summary>
internal sealed class RejectDescriber
{
    private readonly EventCatalogue _catalogue;

    /// <summary>Made when the first event is refused; most receivers start without.</summary>
    private readonly Lazy<Dictionary<EventDefinition, DeclaredNames>> _names;
    private readonly Lazy<DeclaredNames> _envelope;

    public RejectDescriber(EventCatalogue catalogue)
    {
        _catalogue = catalogue;
        _envelope = new(() => DeclaredNames.Of(catalogue.Envelope.SchemaUtf8));
        _names = new(() => catalogue.Events.ToDictionary(
            e => e, e => _envelope.Value.With(EnvelopeDefinition.DataMember, DeclaredNames.Of(e.SchemaUtf8))));
    }

    public Reject Describe(in RefusedEvent refused)
    {
        var claimed = ClaimedEnvelope.Read(refused.Utf8);
        var name = claimed.Name is { } n && _catalogue.Knows(Encoding.UTF8.GetBytes(n)) ? n : null;
        var definition = name is not null && claimed.Version is { } version ? _catalogue.Find(name, version) : null;
        var names = definition is null ? _envelope.Value : _names.Value[definition];
        var app = claimed.App is { } a && IsKnown(a, refused.Context.Producer) ? a : null;
        var appVersion = app is not null && claimed.AppVersion is { } v && PlainText.IsVersion(v) ? v : null;
        return new Reject(
            refused.Context.Received,
            refused.Reason,
            KeywordLabel.Of(refused.Keyword),
            names.Cut(refused.Pointer),
            name,
            app,
            appVersion,
            refused.Context.Producer.Id,
            refused.Utf8.Length);
    }

    /// <summary>Apps that the producer is configured with are known; of one that may write for all, only a plain name is kept.</summary>
    private static bool IsKnown(string app, Producer producer) =>
        producer.MayWriteForAnyApp ? PlainText.IsApp(app) : producer.MayWriteFor(app);
}
