using System.Security.Cryptography;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Committing;
using Ingest.Functions.Configuring;
using Ingest.Functions.Dashboard;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Endpoints.Dws;
using Ingest.Functions.Endpoints.OneCollector;
using Ingest.Functions.Limiting;
using Ingest.Functions.Observing;
using Ingest.Functions.Quarantining;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.DryRun;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Functions.Sinks.Tee;
using Ingest.Functions.Validating;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.ObjectPool;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Hosting;

/// <summary>Puts the receiver together, for every way of hosting it.</summary>
internal static class IngestServices
{
    /// <summary>How long a stop waits for requests in flight and their batches.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>What holds where nobody configures otherwise. Without it the framework writes several lines a request.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        // It has nothing to say above Information; listened to, it makes an activity and a scope of every request.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
        // A start that fails would be told twice: ReceiverRun says what is wrong, or the runtime does.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
    };

    /// <summary>
    /// Begins what takes long and needs no configuration, so that it runs beside the building of the host: the built-in
    /// catalogue is compiled on the other processor while this one loads the framework.
    /// </summary>
    public static void BeginLoading() => _ = Task.Run(static () => EventCatalogue.BuiltIn);

    /// <exception cref="SettingsException">The configuration cannot be run with; every fault is named.</exception>
    public static void AddIngest(this IHostApplicationBuilder builder, Exposure exposure)
    {
        BodyDecoder.RefuseTruncatedBodies();
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.AddLogLines(exposure);
        var settings = SettingsReader.Read(builder.Configuration);
        var token = ProducerSetup.NeedsDevelopmentToken(settings, builder.Environment.IsDevelopment())
            ? IngestToken.Mint(RandomNumberGenerator.Fill)
            : null;
        var services = builder.Services;
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(ProducerSetup.Registry(settings, token));
        services.AddSingleton(s => new Authenticator(
            s.GetRequiredService<ProducerRegistry>(), Anonymous(settings), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TokenRefusals>()));
        services.AddCatalogue(settings);
        services.AddSingleton<EventPlans>();
        services.AddSingleton<ObjectPool<IngestWorkspace>>(s => new IngestWorkspacePool(
            s.GetRequiredService<EventPlans>(), s.GetRequiredService<DuplicateWindow>(), settings.MaxConcurrentRequests));
        services.AddGates(settings);
        services.AddSingleton<IngestGate>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<RequestIntake>();
        services.AddSingleton<EventsEndpoint>();
        services.AddSingleton<NamedEventsEndpoint>();
        services.AddSingleton<DwsEndpoint>();
        services.AddSingleton<OneCollectorEndpoint>();
        services.AddSingleton<CatalogueEndpoint>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<UnforeseenErrors>();
        services.AddSingleton<RequestFrame>();
        builder.AddObserving(exposure);
        services.AddSink(settings, builder.Environment);
        services.AddDashboard(settings, exposure);
        services.AddSingleton(new StartLine(token, exposure));
        services.AddHostedService<StartAnnouncement>();
        services.Configure<KestrelServerOptions>(Limit);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTimeout);
    }

    private static void AddGates(this IServiceCollection services, IngestSettings settings)
    {
        services.AddSingleton(s => new DuplicateWindow(DuplicateWindow.Capacity, DuplicateWindow.Age, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ProducerRates(s.GetRequiredService<ProducerRegistry>().All, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new IngestLoad(settings.MaxConcurrentRequests));
        services.TryAddSingleton<IProcessMemory, ProcessMemory>();
        services.AddSingleton(s => new MemoryWatermark(s.GetRequiredService<IProcessMemory>(), settings.MemoryWatermarkPercent, s.GetRequiredService<TimeProvider>()));
    }

    private static void AddSink(this IServiceCollection services, IngestSettings settings, IHostEnvironment environment)
    {
        var choice = SinkChoice.From(settings);
        services.AddSingleton(choice);
        switch (choice.Mode)
        {
            case SinkMode.DryRun:
                services.TryAddSingleton<IRowSink, DryRunSink>();
                services.AddSingleton<IRejectSink, NoRejectSink>();
                break;
            case SinkMode.File:
                services.AddFiles(settings.File!, StoreProof.Both);
                services.AddSingleton<IRowSink>(s => s.GetRequiredService<FileSink>());
                services.AddSingleton<IRejectSink>(RejectFiles);
                break;
            case SinkMode.LogAnalytics:
                services.AddLogAnalytics(settings.LogAnalytics!, environment);
                services.AddSingleton<IRowSink>(s => s.GetRequiredService<LogAnalyticsSink>());
                break;
            case SinkMode.LogAnalyticsAndFile:
                services.AddFiles(settings.File!, StoreProof.Failure);
                services.AddLogAnalytics(settings.LogAnalytics!, environment);
                services.AddSingleton<IRowSink>(s => new TeeSink(s.GetRequiredService<FileSink>(), s.GetRequiredService<LogAnalyticsSink>(), choice.Mode));
                break;
        }
    }

    private static void AddFiles(this IServiceCollection services, FileSettings file, StoreProof proof)
    {
        services.AddSingleton(new FileStoreOptions(file.Directory, file.MaxFileBytes, file.RetainDays, file.QuotaBytes));
        services.TryAddSingleton<IDurableWriter, DurableWriter>();
        services.AddSingleton<RowFileStore>();
        services.AddSingleton(s => new DiskThread(s.GetRequiredService<RowFileStore>()));
        services.AddSingleton(s => s.Committer(
            s.GetRequiredService<DiskThread>(), new StoreObservation(RowKinds.Events, StoreKinds.File, proof), CommitPolicy.Files, new DeparturePacer()));
        services.AddSingleton<FileSink>();
    }

    /// <summary>A committer whose batches and queue are measured.</summary>
    internal static GroupCommitter Committer(this IServiceProvider services, IBatchStore store, StoreObservation observation, CommitPolicy policy, DeparturePacer pacer)
    {
        var metrics = services.GetRequiredService<ReceiverMetrics>();
        var clock = services.GetRequiredService<TimeProvider>();
        var observed = new ObservedBatchStore(store, observation, metrics, clock);
        var committer = new GroupCommitter(observed, policy, pacer, clock, services.GetRequiredService<ILogger<GroupCommitter>>());
        metrics.ObserveQueue(observation, () => committer.HeldBytes);
        return committer;
    }

    /// <summary>Rejects beside the rows, with a quota of their own: their share of that of the rows.</summary>
    private static Quarantine RejectFiles(IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var rows = services.GetRequiredService<FileStoreOptions>();
        var rejects = rows with { Prefix = RowFileName.Rejects, QuotaBytes = rows.QuotaBytes * RejectShare.Percent / 100 };
        var store = new RowFileStore(rejects, services.GetRequiredService<IDurableWriter>(), clock, services.GetRequiredService<ILogger<RowFileStore>>());
        var observation = new StoreObservation(RowKinds.Rejects, StoreKinds.File, StoreProof.None);
        var sink = new FileSink(store, services.Committer(store, observation, CommitPolicy.Files, new DeparturePacer()), clock);
        return new Quarantine(sink, services.GetRequiredService<RejectDescriber>(), services.GetRequiredService<ReceiverMetrics>(), clock);
    }

    /// <summary>A directory of one's own is read at once, since what is wrong with it must stop the start. The built-in catalogue is known to be good.</summary>
    private static void AddCatalogue(this IServiceCollection services, IngestSettings settings)
    {
        if (settings.SchemaDirectory is not { } directory)
        {
            services.TryAddSingleton(_ => EventCatalogue.BuiltIn);
            return;
        }

        try
        {
            services.AddSingleton(EventCatalogue.Load(directory));
        }
        catch (Exception e) when (e is CatalogueException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{IngestSettings.Section}:{nameof(IngestSettings.SchemaDirectory)}: {e.Message}");
        }
    }

    private static AnonymousAccess Anonymous(IngestSettings settings) => settings.AllowAnonymous ? AnonymousAccess.Allowed : AnonymousAccess.Refused;

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // One byte more than is read here, so that it is the reader that refuses, with an answer that says why.
        kestrel.Limits.MaxRequestBodySize = IngestLimits.BodyBytes + 1;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(IngestLimits.MinBodyBytesPerSecond, IngestLimits.MinBodyRateGrace);
    }
}
