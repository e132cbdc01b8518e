using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>An event of an operator's own that is larger than a receiver takes.</summary>
internal sealed record LargeEvent : ITelemetryEvent<LargeEvent>
{
    public static string EventName => "large";

    public static int EventVersion => 1;

    public static IReadOnlyList<string> Fields => ["text"];

    public bool WriteFields(FieldWriter writer)
    {
        writer.WriteString("text"u8, new string('x', 70_000));
        return true;
    }
}
