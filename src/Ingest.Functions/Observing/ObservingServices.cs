using Ingest.Functions.Authenticating;
using Ingest.Functions.Hosting;
using Ingest.Functions.Observing.Exporting;
using Ingest.Functions.Observing.Prometheus;
using Ingest.Functions.Quarantining;

namespace Ingest.Functions.Observing;

/// <summary>Adds what watches over the receiver.</summary>
internal static class ObservingServices
{
    public static void AddObserving(this IHostApplicationBuilder builder, Exposure exposure)
    {
        var services = builder.Services;
        services.AddSingleton<ReceiverMetrics>();
        services.AddSingleton(s => new MetricsCollector(s.GetRequiredService<ReceiverMetrics>().Meter));
        services.AddSingleton<RequestMetering>();
        services.AddSingleton<TokenRefusals>();
        services.AddSingleton<EventLedger>();
        services.AddSingleton<RejectDescriber>();
        services.AddSingleton(s => new MetricsAccess(s.GetRequiredService<Authenticator>(), exposure));
        services.AddSingleton<MetricsEndpoint>();
        if (builder.Configuration[OtlpSetup.EndpointVariable] is { Length: > 0 })
        {
            OtlpSetup.Add(services);
        }
    }
}
