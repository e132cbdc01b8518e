using Ingest.Functions.Observing.Prometheus;

namespace Ingest.Functions.Tests.Observing.Prometheus;

public class PrometheusNameTests
{
    [Theory]
    [InlineData("ingest.requests", "{request}", "Counter", "ingest_requests_total")]
    [InlineData("ingest.request.duration", "s", "Histogram", "ingest_request_duration_seconds")]
    [InlineData("ingest.batch.bytes", "By", "Histogram", "ingest_batch_bytes")]
    [InlineData("ingest.sent", "By", "Counter", "ingest_sent_bytes_total")]
    [InlineData("ingest.done.total", null, "Counter", "ingest_done_total")]
    [InlineData("ingest.store.ready", null, "Gauge", "ingest_store_ready")]
    public void Of_Instrument_HasUnitAndKindAtItsEndOnce(string instrument, string? unit, string kind, string expected) =>
        Assert.Equal(expected, PrometheusName.Of(instrument, unit, Enum.Parse<SeriesKind>(kind)));

    [Theory]
    [InlineData("http.route", "http_route")]
    [InlineData("2xx", "_2xx")]
    [InlineData("ä-b", "__b")]
    [InlineData("", "_")]
    public void Label_OtherCharacters_BecomeUnderscores(string tag, string expected) => Assert.Equal(expected, PrometheusName.Label(tag));
}
