using Telemetry.Client.Spans;

namespace Telemetry.Client.Events;

/// <summary>What one event has for itself.</summary>
/// <param name="Id">Its UUIDv7.</param>
/// <param name="Time">When it was recorded; for a span, its end.</param>
/// <param name="Place">Where in a trace it belongs; null for nowhere.</param>
internal readonly record struct EventMark(Guid Id, DateTimeOffset Time, SpanPlace? Place);
