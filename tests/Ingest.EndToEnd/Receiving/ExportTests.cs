using System.Net;
using Ingest.Testing;

namespace Ingest.EndToEnd.Receiving;

public sealed class ExportTests
{
    [Fact]
    public async Task Stop_EndpointConfigured_HasSentFiguresAndTraces()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        await using var collector = await OtlpCollector.StartAsync(TestContext.Current.CancellationToken);
        await using var receiver = await RunningReceiver.StartAsync(
            ["--dry-run"],
            [.. RunningReceiver.ProducerSettings, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]);
        using var answer = await receiver.PostCommandAsync();

        await receiver.AskToStopAsync();

        Assert.Equal((HttpStatusCode.NoContent, 0), (answer.StatusCode, await receiver.EndAsync()));
        foreach (var figure in new[] { "ingest.events", "http.server.request.duration", "dotnet.gc.collections", "service.version" })
        {
            Assert.Contains(figure, collector.Received("/v1/metrics"), StringComparison.Ordinal);
        }

        Assert.Contains("/v1/events/{name}", collector.Received("/v1/traces"), StringComparison.Ordinal);
    }
}
