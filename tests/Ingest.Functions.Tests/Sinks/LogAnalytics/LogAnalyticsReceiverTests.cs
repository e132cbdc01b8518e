using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing;
using Ingest.Functions.Tests.Sinks.Files;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The whole receiver in front of a stand-in of the service: what its clients hear.</summary>
public sealed class LogAnalyticsReceiverTests
{
    [Fact]
    public async Task Post_Stored_IsInTheServiceBeforeItIsAnswered()
    {
        await using var rig = await ServiceRig.StartAsync();
        var (service, receiver) = (rig.Service, rig.Receiver);
        using var response = await receiver.PostAsync(SampleEvents.Command());
        using var ready = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(1, service.Recorder.Rows);
        Assert.Equal("log-analytics", (string?)(await ready.JsonAsync())["mode"]);
    }

    [Fact]
    public async Task Post_APoisonEventAmong500Requests_OnlyItsSenderHearsInvalid()
    {
        const int Requests = 500;
        const int Poison = 317;
        await using var rig = await ServiceRig.StartAsync(new StandInOptions { Poison = row => row.GetProperty("Command").GetString() == "poison" });
        var (service, receiver) = (rig.Service, rig.Receiver);
        var good = SampleEvents.Command();
        using var first = await receiver.PostAsync(good);

        // While this one is under way, the others gather.
        service.Faults.Enqueue(Fault.Late(TimeSpan.FromMilliseconds(300)));
        var events = Enumerable.Range(0, Requests).Select(i => i == Poison ? SampleEvents.WithData("command", "poison") : SampleEvents.Command()).ToList();
        var answers = await Task.WhenAll(events.Select(e => receiver.PostAsync(e)));

        Assert.Equal([Poison], Enumerable.Range(0, Requests).Where(i => answers[i].StatusCode != HttpStatusCode.NoContent));
        await answers[Poison].AssertProblemAsync(422, "invalid-event");
        Assert.Equal("invalid", answers[Poison].Verdict());
        Assert.Equal(events.Where((_, i) => i != Poison).Select(e => (string)e["id"]!).Order(), service.Recorder.CopiesByEventId.Keys.Except([(string)good["id"]!]).Order());
        Assert.Equal(0, service.Recorder.Duplicates);
    }

    [Fact]
    public async Task Post_Refused_IsARejectInTheServiceWithoutItsContent()
    {
        const string Sentinel = "sentinel-of-a-user";
        var rules = new[] { new IngestionRule("dcr-1") { Streams = ["Custom-TelemetryEvents_CL", "Custom-TelemetryRejects_CL"] } };
        await using var rig = await ServiceRig.StartAsync(new StandInOptions { Rules = rules });
        var (service, receiver) = (rig.Service, rig.Receiver);
        using var response = await receiver.PostAsync(SampleEvents.WithData("outcome", Sentinel));
        await service.Recorder.WaitForRowsAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var call = service.Recorder.Calls.Single();
        Assert.Equal("Custom-TelemetryRejects_CL", call.Stream);
        var row = Encoding.UTF8.GetString(call.Rows.Single().Json.Span);
        Assert.Contains("\"Keyword\":\"enum\"", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentinel, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoRole_Is503WithTheReasonAndNotReady()
    {
        await using var rig = await ServiceRig.StartAsync();
        var (service, receiver) = (rig.Service, rig.Receiver);
        service.Faults.Stand(Fault.Answer(403));
        using var response = await receiver.PostAsync(SampleEvents.Command());
        using var ready = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("role-missing", (string?)(await response.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal("role-missing", (string?)(await ready.AssertProblemAsync(503, "unavailable"))["reason"]);
    }

    [Fact]
    public async Task Stop_UnderLoad_WhatIsAnsweredStoredIsStoredOnce()
    {
        await using var rig = await ServiceRig.StartAsync();
        var (service, receiver) = (rig.Service, rig.Receiver);
        service.Faults.Stand(Fault.Late(TimeSpan.FromMilliseconds(50)));
        var events = Enumerable.Range(0, 200).Select(_ => SampleEvents.Command()).ToList();
        var posts = events.Select(e => PostAsync(receiver, e)).ToList();
        await service.Recorder.WaitForRowsAsync(1, TestContext.Current.CancellationToken);
        await receiver.StopAsync();
        var statuses = await Task.WhenAll(posts);

        var copies = service.Recorder.CopiesByEventId;
        Assert.Contains(HttpStatusCode.NoContent, statuses);
        Assert.All(events.Zip(statuses).Where(p => p.Second == HttpStatusCode.NoContent), p => Assert.Equal(1, copies[(string)p.First["id"]!]));
        Assert.All(statuses, s => Assert.Contains(s, (HttpStatusCode?[])[HttpStatusCode.NoContent, HttpStatusCode.ServiceUnavailable, null]));
    }

    [Fact]
    public async Task Post_Tee_IsStoredInBoth()
    {
        await using var rig = await ServiceRig.StartAsync(null, null, ServiceRig.File);
        var (service, receiver) = (rig.Service, rig.Receiver);
        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(1, service.Recorder.Rows);
        Assert.Equal(1, rig.FileRows());
        var figures = await receiver.FiguresAsync();
        Assert.All(["file", "log-analytics"], store => Assert.Equal(1, figures.Value("ingest_batch_rows_sum", ("rows", "events"), ("store", store))));
        Assert.Contains("mode=log-analytics+file", await receiver.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TeeWithAFailingDisk_UploadsNothing()
    {
        var disk = new FaultyWriter();
        await using var rig = await ServiceRig.StartAsync(null, s => s.AddSingleton<IDurableWriter>(disk), ServiceRig.File);
        var (service, receiver) = (rig.Service, rig.Receiver);
        disk.FailsToFlush = true;
        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal("sink-failed", (string?)(await response.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(0, service.Recorder.Rows);
    }

    [Fact]
    public async Task Post_TeeWithAFailingService_IsNotStored()
    {
        await using var rig = await ServiceRig.StartAsync(null, null, ServiceRig.File);
        var (service, receiver) = (rig.Service, rig.Receiver);
        service.Faults.Stand(Fault.Answer(404));
        using var response = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), SampleEvents.Command()));

        var problem = await response.AssertProblemAsync(503, "unavailable");
        Assert.Equal("rule-missing", (string?)problem["reason"]);
        Assert.All(problem["results"]!.AsArray(), r => Assert.Equal("retry", (string?)r!["verdict"]));

        // The file took them, which must not make the gauge say that events can be stored.
        Assert.Equal(0, (await receiver.FiguresAsync()).Single("ingest_store_ready")!.Value);
    }

    private static async Task<HttpStatusCode?> PostAsync(Receiver receiver, JsonObject sample)
    {
        try
        {
            using var response = await receiver.PostAsync(sample);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server took no more connections.
            return null;
        }
    }
}
