using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core.Pipeline;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>
/// One stand-in with many rules, each with a fault of its own and a store with connections of its own in front of it, so that
/// hundreds of faults happen beside each other. Waits between tries take no time.
/// </summary>
/// <param name="atATime">Uploads at a time.</param>
/// <param name="part">The part of its time that a wait for an answer takes.</param>
internal sealed class RuleFaults(int atATime, double part)
{
    /// <summary>Uploads a row to each of so many rules and tells what came of it.</summary>
    /// <param name="fault">What befalls the calls of a rule, by the number of the rule.</param>
    public async Task<IReadOnlyList<RuleResult>> RunAsync(int rules, FaultTimes times, Func<int, Fault> fault)
    {
        string[] names = [.. Enumerable.Range(0, rules).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        await using var service = await LogsIngestionStandIn.StartAsync(
            new StandInOptions { Rules = [.. names.Select(n => new IngestionRule(n))] }, TestContext.Current.CancellationToken);
        var hit = new ConcurrentDictionary<string, bool>();
        service.Faults.Stand(facts => times == FaultTimes.Always || hit.TryAdd(facts.Rule!, true)
            ? fault(int.Parse(facts.Rule!, CultureInfo.InvariantCulture))
            : Fault.None);
        var outcomes = new CommitOutcome[rules];
        await Parallel.ForAsync(
            0,
            rules,
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = TestContext.Current.CancellationToken },
            async (rule, _) => outcomes[rule] = await WriteAsync(service, names[rule]));
        var copies = service.Recorder.CopiesByEventId;
        var calls = service.Stats().ByRule;
        return [.. names.Select((name, i) => new RuleResult(outcomes[i], copies.GetValueOrDefault(name), calls[name].Calls))];
    }

    private async Task<CommitOutcome> WriteAsync(LogsIngestionStandIn service, string rule)
    {
        var pipeline = new Lazy<HttpPipeline>(() => UploadPipeline.Build(new IssuerCredential(service.Tokens), "https://monitor.azure.com/.default", [service.Certificate]));
        var transport = new LogsIngestionTransport(new UploadOptions(service.Endpoint, [rule], "Custom-TelemetryEvents_CL"), pipeline, new HastyClock(part));
        var clock = new SkippingClock();
        var pacer = new DeparturePacer();
        var counters = new UploadCounters();
        var body = new BodyUpload(transport, pacer, counters, NoObserver.Instance, clock, () => 0);
        using var store = new LogAnalyticsStore(body, new RuleRotation([rule], clock), pacer, counters, clock, NullLogger<LogAnalyticsStore>.Instance);
        return await store.WriteAsync([Rows.Of(rule)], clock.GetTimestamp());
    }
}
