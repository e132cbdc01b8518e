using Ingest.Functions.Observing;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Observing.Exporting;

public class OtlpExportTests
{
    private const string Sentinel = "hunter2";

    [Fact]
    public async Task Stop_EndpointConfigured_SendsFiguresAndTracesWithoutTheCallersText()
    {
        await using var collector = await OtlpCollector.StartAsync(TestContext.Current.CancellationToken);
        await using (var receiver = await Receiver.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            receiver.Client.DefaultRequestHeaders.Add("User-Agent", Sentinel);
            receiver.Client.DefaultRequestHeaders.Add("X-Forwarded-For", Sentinel);
            receiver.Client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            receiver.Client.DefaultRequestHeaders.Add("tracestate", $"{Sentinel}={Sentinel}");
            await receiver.SendAsync(SampleEvents.With("channel", Sentinel));
            using var unknown = await receiver.Client.GetAsync(new Uri($"/{Sentinel}?{Sentinel}={Sentinel}", UriKind.Relative), TestContext.Current.CancellationToken);
            using var strange = new HttpRequestMessage(new HttpMethod(Sentinel), "/v1/events");
            using var refused = await receiver.Client.SendAsync(strange, TestContext.Current.CancellationToken);

            await receiver.StopAsync();
        }

        var figures = collector.Received("/v1/metrics");
        Assert.Contains(MetricName.Events, figures, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", figures, StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.collections", figures, StringComparison.Ordinal);
        Assert.Contains("service.version", figures, StringComparison.Ordinal);
        var traces = collector.Received("/v1/traces");
        Assert.Contains("http.route", traces, StringComparison.Ordinal);
        Assert.Contains("/v1/events", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentinel, figures, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Sentinel, traces, StringComparison.OrdinalIgnoreCase);
    }
}
