namespace Telemetry.Schema.Catalogue;

/// <summary>Who makes an event: the event's <c>x-audience</c>.</summary>
public enum EventAudience
{
    /// <summary>Tools that embed the client library; they have a type for it, and users agree to its fields.</summary>
    Client,

    /// <summary>
    /// Clients of other systems, which have a consent of their own. The receiver takes it; the client library has no type for it and
    /// collects none of its fields.
    /// </summary>
    Receiver,
}
