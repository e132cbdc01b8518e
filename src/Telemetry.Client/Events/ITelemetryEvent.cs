namespace Telemetry.Client.Events;

/// <summary>
/// A typed event. Types are generated from the catalogue's schemas, so that a field cannot be sent that the catalogue, and with
/// it the privacy statement, does not name.
/// </summary>
/// <typeparam name="TSelf">The event's own type.</typeparam>
public interface ITelemetryEvent<TSelf> : IFieldGroup
    where TSelf : ITelemetryEvent<TSelf>
{
    /// <summary>The event's name in the catalogue.</summary>
    static abstract string EventName { get; }

    /// <summary>The version of the event's schema, 1 or higher.</summary>
    static abstract int EventVersion { get; }

    /// <summary>The names of the fields on the wire: all that may be sent.</summary>
    static abstract IReadOnlyList<string> Fields { get; }
}
