using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>An event says for whom it is, and one that comes in another system's form which app it is of, since that form may not say.</summary>
internal static class AudienceRule
{
    // The bound of "app" in the envelope.
    private const int LongestApp = 64;

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.Role != NodeRole.EventRoot)
        {
            yield break;
        }

        if (node.Has("x-audience") && AudienceOf(node.Text("x-audience")) is null)
        {
            yield return node.Fault("x-audience", "'x-audience' is not one of the known ones; write client (the default) or receiver (only other systems' clients send it).");
        }

        if (node.IsForReceiver && node.Text("x-app") is not { Length: > 0 and <= LongestApp })
        {
            yield return node.Fault($"'x-app' is missing or not a text of 1 to {LongestApp} characters; name the app whose client sends the event.");
        }

        if (!node.IsForReceiver && node.Has("x-app"))
        {
            yield return node.Fault("x-app", "The client says which app an event is of; remove 'x-app' here.");
        }
    }

    /// <summary>The audience that an <c>x-audience</c> names, or null.</summary>
    public static EventAudience? AudienceOf(string? name) => name switch
    {
        "client" => EventAudience.Client,
        "receiver" => EventAudience.Receiver,
        _ => null,
    };
}
