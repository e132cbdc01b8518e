using Telemetry.Client.Deciding;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Tracing;

namespace Telemetry.Client.Sinking;

/// <summary>The local sinks that were asked for. Most runs have none, and pay for none.</summary>
internal static class EventSinks
{
    internal static readonly IEventSink[] None = [];

    /// <param name="mayRecord">Asked before what no event has been asked for.</param>
    internal static IEventSink[] Open(TelemetryOptions options, DestinationSettings settings, EnvelopeStamp stamp, TelemetryHost host, Func<bool> mayRecord)
    {
        if (settings.EventSourceName is not { } name || Trace(name, options, settings, stamp, host, mayRecord) is not { } tracing)
        {
            return None;
        }

        return [tracing];
    }

    private static TracingSink? Trace(
        string name, TelemetryOptions options, DestinationSettings settings, EnvelopeStamp stamp, TelemetryHost host, Func<bool> mayRecord)
    {
        try
        {
            var provider = host.Tracing.Register(() => new(name, settings.ProviderGroup, CommonParameters.Of(stamp)));
            return new(host.Tracing, provider, CorrelationVector.ContinueOrSeed(options.Correlation, host.Random), mayRecord);
        }
        catch (Exception)
        {
            // A provider that cannot be registered is one that nobody listens to.
            return null;
        }
    }
}
