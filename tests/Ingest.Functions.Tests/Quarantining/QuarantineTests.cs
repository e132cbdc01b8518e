using Ingest.Functions.Observing;
using Ingest.Functions.Observing.Prometheus;
using Ingest.Functions.Quarantining;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Observing.Prometheus;
using Ingest.Testing;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Quarantining;

public sealed class QuarantineTests : IAsyncDisposable
{
    private readonly HeldSink _sink = new();
    private readonly ReceiverMetrics _metrics = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly MetricsCollector _figures;
    private readonly Quarantine _quarantine;

    public QuarantineTests()
    {
        _figures = new MetricsCollector(_metrics.Meter);
        _quarantine = new Quarantine(_sink, new RejectDescriber(EventCatalogue.BuiltIn), _metrics, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _sink.LetGo();
        await _quarantine.DisposeAsync();
        _figures.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Add_LittleTraffic_KeepsTheFloorAndCountsTheRest()
    {
        Add(RejectShare.Floor + 5);
        await StopAsync();

        Assert.Equal(RejectShare.Floor, _sink.Rows.Count);
        Assert.Equal(RejectShare.Floor, Counted(RejectOutcome.Stored));
        Assert.Equal(5, Counted(RejectOutcome.OverShare));
    }

    [Fact]
    public async Task Add_MuchTraffic_KeepsTheShareOfTheLastMinute()
    {
        _quarantine.CountRows(10_000);
        Add(600);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Add(100);
        await StopAsync();

        Assert.Equal(500 + RejectShare.Floor, _sink.Rows.Count);
        Assert.Equal(140, Counted(RejectOutcome.OverShare));
    }

    [Fact]
    public async Task Add_WhileTheSinkHangs_NeverWaitsAndDropsWhatHasNoRoom()
    {
        _quarantine.CountRows(1_000_000);
        Add(1);
        await _sink.EnteredAsync();

        Add(10_000);
        await StopAsync();

        Assert.Equal(10_001, _sink.Rows.Count + Counted(RejectOutcome.QueueFull));
        Assert.InRange(Counted(RejectOutcome.QueueFull), 1, 10_000);
    }

    [Fact]
    public async Task Add_SinkRefuses_IsCountedAsNotStoredAndNotTriedAgain()
    {
        _sink.Outcome = CommitOutcome.Retry(RetryReason.SinkFailed);
        Add(3);
        await StopAsync();

        Assert.Equal(3, _sink.Rows.Count);
        Assert.Equal(3, Counted(RejectOutcome.NotStored));
        Assert.Equal(0, Counted(RejectOutcome.Stored));
    }

    [Fact]
    public async Task Add_AfterTheStop_IsDroppedAndCounted()
    {
        await StopAsync();

        Add(1);

        Assert.Equal(1, Counted(RejectOutcome.QueueFull));
    }

    private async Task StopAsync()
    {
        _sink.LetGo();
        await _quarantine.DisposeAsync();
    }

    private void Add(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _quarantine.Add(new RefusedEvent("invalid", "type", "/os", "{}"u8, Refusals.Context()));
        }
    }

    private double Counted(string outcome) => Exposition.Parse(_figures.Write()).Value("ingest_rejects_total", ("outcome", outcome));
}
