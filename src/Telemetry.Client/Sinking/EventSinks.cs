using Telemetry.Client.Deciding;
using Telemetry.Client.Events;
using Telemetry.Client.Kvp.Provisioning;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;
using Telemetry.Client.Kvp.Writing;
using Telemetry.Client.Recording;
using Telemetry.Client.Spans;
using Telemetry.Client.Tracing;

namespace Telemetry.Client.Sinking;

/// <summary>The local sinks that were asked for. Most runs have none, and pay for none.</summary>
internal static class EventSinks
{
    internal static readonly IEventSink[] None = [];

    /// <param name="mayRecord">Asked before what no event has been asked for.</param>
    internal static IEventSink[] Open(
        TelemetryOptions options, DestinationSettings settings, EnvelopeStamp stamp, TelemetryHost host, CounterLedger counters, Func<bool> mayRecord)
    {
        var sinks = new List<IEventSink>(2);
        if (settings.EventSourceName is { } name && Trace(name, options, settings, stamp, host, mayRecord) is { } tracing)
        {
            sinks.Add(tracing);
        }

        if (settings.Pool.Path is { } pool)
        {
            var vm = new Lazy<string>(() => VmIdentity.Read() ?? DiagnosticKey.UnknownVm);
            sinks.Add(new KvpSink(
                new KvpStore(pool, KvpMode.Safe, KvpStore.DefaultPatience, new LinuxPoolFiles(), host.Time),
                settings.Filter?.Filter ?? SpanFilter.Default,
                counters,
                diagnostic => DiagnosticKey.Of(stamp.App, stamp.AppVersion, vm.Value, diagnostic)));
        }

        return [.. sinks];
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
