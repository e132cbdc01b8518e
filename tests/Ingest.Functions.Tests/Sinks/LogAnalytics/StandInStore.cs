using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Functions.Tests.Hosting;
using LogsIngestion.StandIn.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A store over real TLS to a stand-in of the service. Calls are on the system's clock; waits between them take no time.</summary>
internal sealed class StandInStore : IAsyncDisposable
{
    private readonly LoggerFactory _factory;

    private StandInStore(LogsIngestionStandIn service, X509Certificate2Collection? trusted, Func<LogsIngestionStandIn, TokenCredential>? credential)
    {
        Service = service;
        Credential = new IssuerCredential(service.Tokens);
        _factory = new LoggerFactory([Log]);
        var options = new UploadOptions(service.Endpoint, ["dcr-1"], "Custom-TelemetryEvents_CL");
        var pipeline = new Lazy<HttpPipeline>(() => UploadPipeline.Build(credential?.Invoke(service) ?? Credential, "https://monitor.azure.com/.default", trusted));
        Transport = new LogsIngestionTransport(options, pipeline, TimeProvider.System);
        var pacer = new DeparturePacer();
        var body = new BodyUpload(Transport, pacer, Counters, NoObserver.Instance, Clock, () => 0);
        Store = new LogAnalyticsStore(body, new RuleRotation(options.RuleIds, Clock), pacer, Counters, Clock, _factory.CreateLogger<LogAnalyticsStore>());
    }

    public LogsIngestionStandIn Service { get; }

    public IssuerCredential Credential { get; }

    public LogsIngestionTransport Transport { get; }

    public SkippingClock Clock { get; } = new();

    public UploadCounters Counters { get; } = new();

    public RecordedLog Log { get; } = new();

    public LogAnalyticsStore Store { get; }

    /// <summary>The event ids of all rows the stand-in holds.</summary>
    public IReadOnlyList<string> StoredIds => [.. Service.Recorder.Calls.SelectMany(c => c.Rows).Select(r => r.EventId!)];

    public static async Task<StandInStore> StartAsync(StandInOptions? options = null, ServerTrust trust = ServerTrust.StandIn, Func<LogsIngestionStandIn, TokenCredential>? credential = null)
    {
        var service = await LogsIngestionStandIn.StartAsync(options ?? new StandInOptions(), TestContext.Current.CancellationToken);
        return new StandInStore(service, trust == ServerTrust.StandIn ? [service.Certificate] : null, credential);
    }

    public ValueTask<CommitOutcome> WriteAsync(params IEnumerable<string> ids) => WriteAsync(Rows.Of(ids));

    public ValueTask<CommitOutcome> WriteAsync(params IReadOnlyList<ReadOnlyMemory<byte>> parts) => Store.WriteAsync(parts, Clock.GetTimestamp());

    /// <summary>One call, without retries.</summary>
    public async Task<UploadAnswer> PostAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var body = new Ingest.Functions.Reading.PooledBuffer();
        UploadBody.Write([Rows.Of("a")], body);
        return await Transport.PostAsync(new UploadCall("dcr-1", "id-1", body.WrittenMemory, TokenUse.Cached, timeout), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Service.DisposeAsync();
        _factory.Dispose();
    }
}
