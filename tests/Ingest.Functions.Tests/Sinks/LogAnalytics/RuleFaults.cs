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
/// hundreds of faults happen beside each other. Waits between tries take no time, and a call whose answer stalls waits no longer.
/// </summary>
internal static class RuleFaults
{
    /// <summary>Uploads at a time: more would only wait for a processor, some of them past their time.</summary>
    private const int AtATime = 8;

    /// <summary>More than any answer has: one that breaks off there was sent whole before.</summary>
    private const int BeyondAnyAnswer = 10_000;

    /// <summary>As long as an error's body is waited for, and shorter than any call.</summary>
    private static readonly TimeSpan BodyWait = TimeSpan.FromSeconds(1);

    /// <summary>How many bytes the answer has that a fault makes, or its body alone.</summary>
    public static async Task<int> AnswerBytesAsync(Fault fault, CutOrigin from = CutOrigin.Response)
    {
        var sent = 0;
        var whole = fault with { Cut = new ResponseCut(BeyondAnyAnswer, CutEnding.HalfClose, from), CutReached = bytes => sent = bytes };
        await RunAsync(1, FaultTimes.First, _ => whole);
        return sent;
    }

    /// <summary>Uploads a row to each of so many rules and tells what came of it.</summary>
    /// <param name="fault">What befalls the calls of a rule, by the number of the rule.</param>
    public static async Task<IReadOnlyList<RuleResult>> RunAsync(int rules, FaultTimes times, Func<int, Fault> fault)
    {
        string[] names = [.. Enumerable.Range(0, rules).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        await using var service = await LogsIngestionStandIn.StartAsync(
            new StandInOptions { Rules = [.. names.Select(n => new IngestionRule(n))] }, TestContext.Current.CancellationToken);
        var hit = new ConcurrentDictionary<string, bool>();
        var clocks = names.ToDictionary(n => n, _ => new ImpatientClock());
        service.Faults.Stand(facts => times == FaultTimes.Always || hit.TryAdd(facts.Rule!, true)
            ? EndingWaits(fault(int.Parse(facts.Rule!, CultureInfo.InvariantCulture)), clocks[facts.Rule!])
            : Fault.None);
        var outcomes = new CommitOutcome[rules];
        await Parallel.ForAsync(
            0,
            rules,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken },
            async (rule, _) => outcomes[rule] = await WriteAsync(service, names[rule], clocks[names[rule]]));
        var copies = service.Recorder.CopiesByEventId;
        var calls = service.Stats().ByRule;
        return [.. names.Select((name, i) => new RuleResult(outcomes[i], copies.GetValueOrDefault(name), calls[name].Calls))];
    }

    /// <summary>Of a stalled connection nothing else tells the client. Where only the body stalls, the head must be read all the same.</summary>
    private static Fault EndingWaits(Fault fault, ImpatientClock clock)
    {
        switch (fault.Cut)
        {
            case { Ending: CutEnding.Stall, From: CutOrigin.Body }:
                clock.SkipWaits(BodyWait);
                return fault;
            case { Ending: CutEnding.Stall }:
                return fault with { CutReached = _ => clock.EndWaits() };
            default:
                return fault;
        }
    }

    private static async Task<CommitOutcome> WriteAsync(LogsIngestionStandIn service, string rule, TimeProvider callClock)
    {
        var pipeline = new Lazy<HttpPipeline>(() => UploadPipeline.Build(new IssuerCredential(service.Tokens), "https://monitor.azure.com/.default", [service.Certificate]));
        var transport = new LogsIngestionTransport(new UploadOptions(service.Endpoint, [rule], "Custom-TelemetryEvents_CL"), pipeline, callClock);
        var clock = new SkippingClock();
        var pacer = new DeparturePacer();
        var counters = new UploadCounters();
        var body = new BodyUpload(transport, pacer, counters, NoObserver.Instance, clock, () => 0);
        using var store = new LogAnalyticsStore(body, new RuleRotation([rule], clock), pacer, counters, clock, NullLogger<LogAnalyticsStore>.Instance);
        return await store.WriteAsync([Rows.Of(rule)], clock.GetTimestamp());
    }
}
