using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing;
using Ingest.Functions.Tests.Sinks.Files;
using Ingest.Testing;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The whole receiver in front of a stand-in of the service: what its clients hear.</summary>
public sealed class LogAnalyticsReceiverTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Post_Stored_IsInTheServiceBeforeItIsAnswered()
    {
        await using var service = await StartServiceAsync();
        await using var receiver = await StartAsync(service);
        using var response = await receiver.PostAsync(SampleEvents.Command());
        using var ready = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(1, service.Recorder.Rows);
        Assert.Equal("log-analytics", (string?)(await ready.JsonAsync())["mode"]);
    }

    [Fact]
    public async Task Post_APoisonEventAmongManyRequests_OnlyItsSenderHearsInvalid()
    {
        await using var service = await StartServiceAsync(new StandInOptions { Poison = row => row.GetProperty("Command").GetString() == "poison" });
        await using var receiver = await StartAsync(service);
        service.Faults.Enqueue(Fault.Late(TimeSpan.FromMilliseconds(100)));
        var posts = Enumerable.Range(0, 100).Select(i => receiver.PostAsync(i == 42 ? SampleEvents.WithData("command", "poison") : SampleEvents.Command())).ToList();
        var answers = await Task.WhenAll(posts);

        Assert.Equal([42], Enumerable.Range(0, 100).Where(i => answers[i].StatusCode != HttpStatusCode.NoContent));
        await answers[42].AssertProblemAsync(422, "invalid-event");
        Assert.Equal("invalid", answers[42].Verdict());
        Assert.Equal(99, service.Recorder.Rows);
        Assert.Equal(0, service.Recorder.Duplicates);
    }

    [Fact]
    public async Task Post_Refused_IsARejectInTheServiceWithoutItsContent()
    {
        const string Sentinel = "sentinel-of-a-user";
        var rules = new[] { new IngestionRule("dcr-1") { Streams = ["Custom-TelemetryEvents_CL", "Custom-TelemetryRejects_CL"] } };
        await using var service = await StartServiceAsync(new StandInOptions { Rules = rules });
        await using var receiver = await StartAsync(service);
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
        await using var service = await StartServiceAsync();
        await using var receiver = await StartAsync(service);
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
        await using var service = await StartServiceAsync();
        await using var receiver = await StartAsync(service);
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
        await using var service = await StartServiceAsync();
        await using var receiver = await StartAsync(service, _ => { }, ("Ingest:File:Directory", _directory.File("rows")));
        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(1, service.Recorder.Rows);
        Assert.Equal(1, FileRows());
        var figures = await receiver.FiguresAsync();
        Assert.All(["file", "log-analytics"], store => Assert.Equal(1, figures.Value("ingest_batch_rows_sum", ("rows", "events"), ("store", store))));
        Assert.Contains("mode=log-analytics+file", await receiver.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TeeWithAFailingDisk_UploadsNothing()
    {
        await using var service = await StartServiceAsync();
        var disk = new FaultyWriter();
        await using var receiver = await StartAsync(service, s => s.AddSingleton<IDurableWriter>(disk), ("Ingest:File:Directory", _directory.File("rows")));
        disk.FailsToFlush = true;
        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal("sink-failed", (string?)(await response.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(0, service.Recorder.Rows);
    }

    [Fact]
    public async Task Post_TeeWithAFailingService_IsNotStored()
    {
        await using var service = await StartServiceAsync();
        await using var receiver = await StartAsync(service, _ => { }, ("Ingest:File:Directory", _directory.File("rows")));
        service.Faults.Stand(Fault.Answer(404));
        using var response = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), SampleEvents.Command()));

        var problem = await response.AssertProblemAsync(503, "unavailable");
        Assert.Equal("rule-missing", (string?)problem["reason"]);
        Assert.All(problem["results"]!.AsArray(), r => Assert.Equal("retry", (string?)r!["verdict"]));

        // The file took them, which must not make the gauge say that events can be stored.
        Assert.Equal(0, (await receiver.FiguresAsync()).Single("ingest_store_ready")!.Value);
    }

    public void Dispose() => _directory.Dispose();

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

    private static Task<LogsIngestionStandIn> StartServiceAsync(StandInOptions? options = null) =>
        LogsIngestionStandIn.StartAsync(options ?? new StandInOptions(), TestContext.Current.CancellationToken);

    private Task<Receiver> StartAsync(LogsIngestionStandIn service) => StartAsync(service, _ => { });

    private Task<Receiver> StartAsync(LogsIngestionStandIn service, Action<IServiceCollection> outside, params (string Name, string Value)[] settings)
    {
        var certificate = _directory.File("stand-in.pem");
        File.WriteAllText(certificate, service.Certificate.ExportCertificatePem());
        return Receiver.StartAsync(
            services =>
            {
                services.AddSingleton<TokenCredential>(new IssuerCredential(service.Tokens));
                outside(services);
            },
            [
                ("environment", "Development"),
                ("Ingest:LogAnalytics:Endpoint", service.Endpoint.ToString()),
                ("Ingest:LogAnalytics:RuleIds", "dcr-1"),
                ("Ingest:LogAnalytics:Stream", "Custom-TelemetryEvents_CL"),
                ("Ingest:LogAnalytics:TrustedCertificateFile", certificate),
                .. settings,
            ]);
    }

    private int FileRows() => Directory.GetFiles(_directory.File("rows"), "*.jsonl").Sum(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(c => c == '\n');
    });
}
