using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Ingest.Functions.Committing;
using Ingest.Functions.Configuring;
using Ingest.Functions.Hosting;
using Ingest.Functions.Observing;
using Ingest.Functions.Quarantining;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Puts the Log Analytics sink together. Apart from the rest, so that other modes load nothing of Azure's.</summary>
internal static class LogAnalyticsServices
{
    /// <summary>How long a row waits for company while uploads are under way.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>Some 200 rows of 500 bytes, a tenth of the largest batch: the call, the compression and the answer are then small beside the rows.</summary>
    private const int WorthwhileBytes = 100_000;

    /// <exception cref="SettingsException">The settings cannot be used here.</exception>
    public static void AddLogAnalytics(this IServiceCollection services, LogAnalyticsSettings settings, IHostEnvironment environment)
    {
        if (!Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var endpoint))
        {
            throw new SettingsException($"{Path(nameof(settings.Endpoint))}: expected https and a host; something else came.");
        }

        var trusted = Trusted(settings, environment);
        services.TryAddSingleton<TokenCredential>(s => UploadCredentials.Create(s.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<IUploadObserver, UploadMetering>();
        services.AddSingleton(s => new Lazy<HttpPipeline>(() => UploadPipeline.Build(s.GetRequiredService<TokenCredential>(), settings.Scope, trusted)));
        services.TryAddSingleton<IUploadTransport>(s => Transport(s, new UploadOptions(endpoint, settings.RuleIds, settings.Stream)));
        services.AddSingleton(s => Sink(s, s.GetRequiredService<IUploadTransport>(), new StoreObservation(RowKinds.Events, StoreKinds.LogAnalytics, StoreProof.Both), settings, settings.MaxInFlight));
        services.AddSingleton<IRejectSink>(s => Rejects(s, new UploadOptions(endpoint, settings.RuleIds, settings.RejectStream), settings));
    }

    /// <summary>Rejects go the same way by a queue, a circuit and a call of their own, so that they cannot hold up a good row.</summary>
    private static Quarantine Rejects(IServiceProvider services, UploadOptions options, LogAnalyticsSettings settings) => new(
        Sink(services, Transport(services, options), new StoreObservation(RowKinds.Rejects, StoreKinds.LogAnalytics, StoreProof.None), settings, maxInFlight: 1),
        services.GetRequiredService<RejectDescriber>(),
        services.GetRequiredService<ReceiverMetrics>(),
        services.GetRequiredService<TimeProvider>());

    private static LogsIngestionTransport Transport(IServiceProvider services, UploadOptions options) =>
        new(options, services.GetRequiredService<Lazy<HttpPipeline>>(), services.GetRequiredService<TimeProvider>());

    private static LogAnalyticsSink Sink(IServiceProvider services, IUploadTransport transport, StoreObservation observation, LogAnalyticsSettings settings, int maxInFlight)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var pacer = new DeparturePacer();
        var counters = new UploadCounters();
        var body = new BodyUpload(transport, pacer, counters, services.GetRequiredService<IUploadObserver>(), clock, Random.Shared.NextDouble);
        var store = new LogAnalyticsStore(
            body, new RuleRotation(settings.RuleIds, clock), pacer, counters, clock, services.GetRequiredService<ILogger<LogAnalyticsStore>>());
        var policy = new CommitPolicy(maxInFlight, settings.MaxBatchBytes, Math.Min(settings.MaxBatchBytes, WorthwhileBytes), MaxDelay);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(store.BeginClosing);
        return new LogAnalyticsSink(store, services.Committer(store, observation, policy, pacer));
    }

    private static X509Certificate2Collection? Trusted(LogAnalyticsSettings settings, IHostEnvironment environment)
    {
        if (settings.TrustedCertificateFile is not { } file)
        {
            return null;
        }

        var path = Path(nameof(settings.TrustedCertificateFile));
        if (!environment.IsDevelopment())
        {
            throw new SettingsException($"{path}: expected in Development alone; elsewhere the system's certificates are trusted and no others.");
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0 ? certificates : throw new SettingsException($"{path}: expected a PEM file with a certificate; there is none in it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"{path}: {e.Message}");
        }
    }

    private static string Path(string setting) => $"{IngestSettings.Section}:{nameof(IngestSettings.LogAnalytics)}:{setting}";
}
