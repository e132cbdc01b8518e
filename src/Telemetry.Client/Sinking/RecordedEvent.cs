using Telemetry.Client.Events;
using Telemetry.Client.Spans;

namespace Telemetry.Client.Sinking;

/// <summary>An event with what distinguishes it from others of its kind.</summary>
/// <param name="Kind">Which event of the catalogue it is.</param>
/// <param name="Data">Its data, within its bounds.</param>
/// <param name="Mark">When it was recorded, and where in a trace.</param>
internal readonly record struct RecordedEvent(EventKind Kind, IFieldGroup Data, EventMark Mark)
{
    internal Guid Id => Mark.Id;

    internal DateTimeOffset Time => Mark.Time;

    internal SpanPlace? Place => Mark.Place;
}
