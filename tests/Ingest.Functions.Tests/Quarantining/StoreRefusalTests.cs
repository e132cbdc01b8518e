using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Limiting;
using Ingest.Functions.Observing;
using Ingest.Functions.Observing.Prometheus;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Observing.Prometheus;
using Ingest.Functions.Validating;
using Microsoft.AspNetCore.Http;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Quarantining;

/// <summary>Rows that conform here and that the store refuses all the same.</summary>
public sealed class StoreRefusalTests : IDisposable
{
    private readonly HeldSink _sink = new();
    private readonly RecordedRejects _rejects = new();
    private readonly ReceiverMetrics _metrics = new();
    private readonly MetricsCollector _figures;

    public StoreRefusalTests()
    {
        _figures = new MetricsCollector(_metrics.Meter);
        _sink.LetGo();
    }

    public void Dispose()
    {
        _figures.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task TakeAll_StoreRefusesOneRow_ThatEventAloneIsAReject()
    {
        _sink.Outcome = CommitOutcome.Of(
            [RowVerdict.Stored, RowVerdict.Invalid, RowVerdict.Retry], CommitOutcome.Retry(RetryReason.SinkFailed));

        await TakeAsync(new JsonArray(SampleEvents.Command(), SampleEvents.Command("other"), SampleEvents.With("os", "plan9"), SampleEvents.Command()));

        Assert.Equal(["invalid", "store"], _rejects.All.Select(r => r.Reason));
        Assert.Equal("other", _rejects.All[1].App);
        Assert.Equal("command", _rejects.All[1].Name);
        Assert.Equal(3, _rejects.Rows);
        var figures = Exposition.Parse(_figures.Write());
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "stored")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "retry"), ("reason", "sink-failed")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "invalid"), ("reason", "store"), ("keyword", "store")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "invalid"), ("reason", "invalid"), ("keyword", "enum")));
    }

    [Fact]
    public async Task TakeOne_StoreRefusesTheRow_IsAReject()
    {
        _sink.Outcome = CommitOutcome.Of([RowVerdict.Invalid], CommitOutcome.Stored);

        await TakeAsync(SampleEvents.Command());

        Assert.Equal("store", _rejects.All.Single().Reason);
        Assert.Equal(1, Exposition.Parse(_figures.Write()).Samples.Single().Value);
    }

    private async Task TakeAsync(JsonNode body)
    {
        var window = new DuplicateWindow(10, TimeSpan.FromMinutes(1), TimeProvider.System);
        using var workspace = new IngestWorkspace(new EventPlans(EventCatalogue.BuiltIn), window);
        workspace.Body.Write(Encoding.UTF8.GetBytes(body.ToJsonString()));
        var split = EventSplitter.Split(workspace.Body.Written, BodyFormat.Json, workspace.Slices);
        var intake = new EventIntake(_sink, new ProducerRates([], TimeProvider.System), new EventLedger(_metrics, _rejects));
        var source = new EventSource(workspace.Body, BodyShape.Events, IdOrigin.Client);
        await intake.TakeAsync(new DefaultHttpContext(), workspace, new FoundEvents(split, source), Refusals.Context());
    }
}
