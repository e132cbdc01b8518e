using Ingest.Functions.Endpoints;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ingest.Functions.Observing.Exporting;

/// <summary>
/// Sends figures and traces by OTLP, configured by the standard OTEL_ variables. A stop sends what is left.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration, ReceiverMetrics metrics) : IHostedService, IDisposable
{
    /// <summary>What a stop waits for a collector, for figures and traces each, in milliseconds: it has 10 s for everything.</summary>
    private const int StopMilliseconds = 2_000;

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(Configure)
            .ConfigureResource(Describe)
            .AddMeter(metrics.Meter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(Configure)
            .ConfigureResource(Describe)
            .AddSource("Microsoft.AspNetCore")
            .AddProcessor(new TraceRedaction())
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <remarks>The server has stopped by now: hosted services stop in the reverse of their order, and it starts last.</remarks>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => _metrics?.Shutdown(StopMilliseconds), CancellationToken.None),
        Task.Run(() => _traces?.Shutdown(StopMilliseconds), CancellationToken.None));

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    /// <summary>Reads the OTEL_ variables from where all of the receiver's configuration comes from.</summary>
    private void Configure(IServiceCollection services) => services.AddSingleton(configuration);

    // Detected last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word, as everywhere.
    private static void Describe(ResourceBuilder resource) =>
        resource.Clear().AddService("ingest", serviceVersion: ReceiverVersion.Text).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
