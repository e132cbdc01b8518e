using Microsoft.Diagnostics.Tracing;

namespace Ingest.EndToEnd.Tracing;

/// <summary>An event that a trace session of this process saw in another one.</summary>
internal sealed record TracedEvent(string Provider, Guid ProviderId, string Name, TraceEventLevel Level, ulong Keywords, IReadOnlyList<TracedField> Fields)
{
    /// <summary>A copy: the event itself is gone when its callback ends.</summary>
    internal static TracedEvent Of(TraceEvent traced) => new(
        traced.ProviderName,
        traced.ProviderGuid,
        traced.EventName,
        traced.Level,
        (ulong)traced.Keywords,
        [.. traced.PayloadNames.SelectMany((name, i) => Flat(name, traced.PayloadValue(i)))]);

    internal object Value(string name) => Assert.Single(Fields, f => f.Name == name).Value;

    /// <summary>EventPipe hands a self-describing event over as one structure without a name.</summary>
    private static IEnumerable<TracedField> Flat(string name, object value) => value is IDictionary<string, object> members
        ? members.SelectMany(member => Flat(name.Length == 0 ? member.Key : $"{name}.{member.Key}", member.Value))
        : [new TracedField(name, value.GetType(), value)];
}
