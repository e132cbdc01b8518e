using System.Diagnostics.Tracing;

/// <summary>Prints what the provider tells as it is told: nothing in between loses it when the process dies.</summary>
internal sealed class TraceEcho : EventListener
{
    internal const string Provider = "Contoso.Actor";

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Provider)
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventSource.Name == Provider && eventData.PayloadNames!.IndexOf("mxc") is >= 0 and var at)
        {
            var fields = (IDictionary<string, object?>)eventData.Payload![at]!;
            Console.WriteLine($"{eventData.EventName} {fields["exit_code"]}");
        }
    }
}
