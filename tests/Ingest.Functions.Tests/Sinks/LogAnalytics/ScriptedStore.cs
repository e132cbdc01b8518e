using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Functions.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A store over a scripted service, on a clock on which waiting takes no time. Chance is always 0.</summary>
internal sealed class ScriptedStore : IDisposable
{
    private readonly LoggerFactory _factory;

    public ScriptedStore(params string[] rules)
    {
        _factory = new LoggerFactory([Log]);
        var body = new BodyUpload(Service, Pacer, Counters, NoObserver.Instance, Clock, () => 0);
        Store = new LogAnalyticsStore(body, new RuleRotation(rules.Length == 0 ? ["dcr-1"] : rules, Clock), Pacer, Counters, Clock, _factory.CreateLogger<LogAnalyticsStore>());
    }

    public ScriptedTransport Service { get; } = new();

    public SkippingClock Clock { get; } = new();

    public DeparturePacer Pacer { get; } = new();

    public UploadCounters Counters { get; } = new();

    public RecordedLog Log { get; } = new();

    public LogAnalyticsStore Store { get; }

    public ValueTask<CommitOutcome> WriteAsync(params IEnumerable<string> ids) => WriteAsync(Clock.GetTimestamp(), ids);

    public ValueTask<CommitOutcome> WriteAsync(long queuedAt, params IEnumerable<string> ids) => Store.WriteAsync([Rows.Of(ids)], queuedAt);

    public void Dispose()
    {
        Store.Dispose();
        _factory.Dispose();
    }
}
