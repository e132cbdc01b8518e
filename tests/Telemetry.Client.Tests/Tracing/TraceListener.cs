using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Telemetry.Client.Tests.Tracing;

/// <summary>Hears one provider in this process.</summary>
internal sealed class TraceListener(string provider) : EventListener
{
    internal ConcurrentQueue<EventWrittenEventArgs> Heard { get; } = new();

    internal IEnumerable<string?> Names => Heard.Select(e => e.EventName);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // Called by the constructor of the base class as well, before the provider is known.
        if (provider is not null && eventSource.Name == provider)
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventSource.Name == provider)
        {
            Heard.Enqueue(eventData);
        }
    }
}
