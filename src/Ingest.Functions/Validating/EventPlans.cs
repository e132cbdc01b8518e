using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Validating;

/// <summary>The catalogue prepared for receipt: the envelope's schema with this receiver's depth, and a plan per event.</summary>
internal sealed class EventPlans
{
    private readonly EventCatalogue _catalogue;
    private readonly Dictionary<EventDefinition, EventPlan> _plans;

    public EventPlans(EventCatalogue catalogue)
    {
        _catalogue = catalogue;
        _plans = catalogue.Events.ToDictionary(
            e => e, e => new EventPlan(e.Schema, e.Schema.RootProperties.Count, RowTemplate.For(catalogue, e)));
        Envelope = JsonSchema.Compile(catalogue.Envelope.SchemaUtf8.Span, new JsonSchemaOptions { MaxDepth = IngestLimits.Depth, Values = ValueQuoting.Withheld });
        var members = Envelope.RootProperties.ToList();
        EnvelopeMembers = members.Count;
        MostDataMembers = _plans.Values.Max(p => p.Members);
        Id = members.IndexOf("id");
        Name = members.IndexOf("name");
        Version = members.IndexOf("v");
        Time = members.IndexOf("time");
        App = members.IndexOf("app");
        Data = members.IndexOf(EnvelopeDefinition.DataMember);
    }

    public JsonSchema Envelope { get; }

    public int EnvelopeMembers { get; }

    public int MostDataMembers { get; }

    public int Id { get; }

    public int Name { get; }

    public int Version { get; }

    public int Time { get; }

    public int App { get; }

    public int Data { get; }

    public EventPlan? Find(ReadOnlySpan<byte> name, int version) =>
        _catalogue.Find(name, version) is { } definition ? _plans[definition] : null;

    /// <summary>The newest version of an event, 0 where there is none of that name.</summary>
    public int LatestVersion(ReadOnlySpan<byte> name) => _catalogue.LatestVersion(name);

    /// <summary>The newest version of an event; null where there is none of that name.</summary>
    public EventDefinition? Latest(ReadOnlySpan<byte> name) => _catalogue.FindLatest(name);
}
