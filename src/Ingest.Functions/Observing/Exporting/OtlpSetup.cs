using System.Runtime.CompilerServices;

namespace Ingest.Functions.Observing.Exporting;

/// <summary>Decides whether figures and traces leave by OTLP.</summary>
internal static class OtlpSetup
{
    /// <summary>Where to; not set, nothing leaves (OpenTelemetry specification, OTLP exporter).</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Not inlined, since compiling a caller that names the type would load OpenTelemetry where nobody has asked for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(IServiceCollection services) => services.AddHostedService<OtlpExport>();
}
