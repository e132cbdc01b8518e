namespace Telemetry.Client.Events;

/// <summary>Which event of the catalogue it is. Beyond it nothing on the way of an event is generic: such code would be compiled at every start.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Version">The version of its schema.</param>
internal sealed record EventKind(string Name, int Version)
{
    internal static EventKind Of<TEvent>()
        where TEvent : ITelemetryEvent<TEvent> => new(TEvent.EventName, TEvent.EventVersion);
}
