using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Observing;
using LogsIngestion.StandIn.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A service that is slower than the traffic: memory stays bounded, and whoever has no room is told so at once.</summary>
public sealed class LogAnalyticsOverloadTests
{
    private const int EventsARequest = 5_000;
    private const int Requests = 4;

    [Fact]
    public async Task Post_MoreThanTheQueueHolds_IsRefusedWithoutLossAndTakenAfterwards()
    {
        await using var rig = await ServiceRig.StartAsync(null, null, ("Ingest:LogAnalytics:MaxInFlight", "1"));
        var sink = rig.Receiver.Services.GetRequiredService<LogAnalyticsSink>();
        rig.Service.Faults.Stand(Fault.Late(TimeSpan.FromSeconds(5)));
        var bodies = Enumerable.Range(0, Requests).Select(_ => Ids()).Select(ids => (Ids: ids, Body: Lines(ids))).ToList();
        var posts = bodies.Select(b => rig.Receiver.PostAsync(b.Body, Endpoints.Requests.Lines, null)).ToList();

        // Some 6 MB each: not even three have room, and no upload is over yet.
        using var refused = await await Task.WhenAny(posts);
        var held = sink.HeldBytes;
        var figures = await rig.Receiver.FiguresAsync();
        rig.Service.Faults.Clear();
        var answers = await Task.WhenAll(posts);

        Assert.Equal("queue-full", (string?)(await refused.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.InRange(held, 1, CommitPolicy.MaxQueuedBytes);
        Assert.InRange(figures.Single("ingest_queue_bytes", ("rows", "events"), ("store", "log-analytics"))!.Value, 1, CommitPolicy.MaxQueuedBytes);
        Assert.Equal(0, sink.HeldBytes);
        await AssertAccountedAsync(rig, bodies.Select(b => b.Ids).Zip(answers));

        var again = posts.FindIndex(p => p.Result == refused);
        using var second = await rig.Receiver.PostAsync(bodies[again].Body, Endpoints.Requests.Lines, null);
        Assert.Equal(EventsARequest, (int?)(await second.JsonAsync())["stored"]);
        Assert.Equal(0, rig.Service.Recorder.Duplicates);
    }

    private static async Task AssertAccountedAsync(ServiceRig rig, IEnumerable<(string[] Ids, HttpResponseMessage Answer)> requests)
    {
        var copies = rig.Service.Recorder.CopiesByEventId;
        foreach (var (ids, answer) in requests)
        {
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal(EventsARequest, (int?)(await answer.JsonAsync())["stored"]);
                Assert.All(ids, id => Assert.Equal(1, copies[id]));
            }
            else
            {
                Assert.All((await answer.AssertProblemAsync(503, "unavailable"))["results"]?.AsArray() ?? [], r => Assert.Equal("retry", (string?)r!["verdict"]));
                Assert.DoesNotContain(ids, copies.ContainsKey);
            }
        }
    }

    private static string[] Ids() => [.. Enumerable.Range(0, EventsARequest).Select(_ => Guid.CreateVersion7().ToString())];

    /// <summary>Errors with messages as long as they may be: some 1,200 bytes each.</summary>
    private static byte[] Lines(string[] ids)
    {
        var sample = SampleEvents.With("name", "error");
        sample["data"] = new JsonObject { ["exception_type"] = new string('t', 128), ["message"] = new string('m', 200), ["root_cause_message"] = new string('r', 500), ["root_cause_type"] = new string('c', 128) };
        sample["id"] = "{id}";
        var text = sample.ToJsonString() + "\n";
        return Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => text.Replace("{id}", id, StringComparison.Ordinal))));
    }
}
