using System.Diagnostics;

namespace Telemetry.Client.Spans;

/// <summary>Where in a trace an event belongs, in W3C's hex.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="SpanId">The span that the event is, or that it happened in.</param>
/// <param name="ParentSpanId">For a span that has one, the span that started it.</param>
internal sealed record SpanPlace(string TraceId, string SpanId, string? ParentSpanId)
{
    internal static SpanPlace Of(Activity span) => new(
        span.TraceId.ToHexString(),
        span.SpanId.ToHexString(),
        span.ParentSpanId == default ? null : span.ParentSpanId.ToHexString());

    /// <summary>For an event that is no span itself.</summary>
    internal static SpanPlace Within(Activity span) => new(span.TraceId.ToHexString(), span.SpanId.ToHexString(), null);
}
