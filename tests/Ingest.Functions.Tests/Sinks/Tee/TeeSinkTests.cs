using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.Tee;

namespace Ingest.Functions.Tests.Sinks.Tee;

public sealed class TeeSinkTests
{
    private static readonly RowSet TwoRows = new("a\nb\n"u8.ToArray(), 2);

    private readonly StubSink _first = new();
    private readonly StubSink _second = new();
    private readonly TeeSink _tee;

    public TeeSinkTests() => _tee = new TeeSink(_first, _second, SinkMode.LogAnalyticsAndFile);

    [Fact]
    public async Task CommitAsync_BothStore_IsStored()
    {
        Assert.Equal(CommitOutcome.Stored, await _tee.CommitAsync(TwoRows));
        Assert.Equal(1, _first.Commits);
        Assert.Equal(1, _second.Commits);
    }

    [Fact]
    public async Task CommitAsync_FirstFails_SecondNeverSeesTheRows()
    {
        _first.Outcome = CommitOutcome.Retry(RetryReason.QuotaReached);

        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), await _tee.CommitAsync(TwoRows));
        Assert.Equal(0, _second.Commits);
    }

    [Fact]
    public async Task CommitAsync_FirstStoresSome_NoneIsStored()
    {
        _first.Outcome = new CommitOutcome(RetryReason.SinkFailed, TimeSpan.FromSeconds(30), [RowVerdict.Stored, RowVerdict.Retry]);
        var outcome = await _tee.CommitAsync(TwoRows);

        Assert.Equal([RowVerdict.Retry, RowVerdict.Retry], [outcome[0], outcome[1]]);
        Assert.Equal(0, _second.Commits);
    }

    [Fact]
    public async Task CommitAsync_SecondRefusesARow_IsItsVerdict()
    {
        _second.Outcome = new CommitOutcome(RetryReason.None, TimeSpan.Zero, [RowVerdict.Stored, RowVerdict.Invalid]);

        Assert.Equal(_second.Outcome, await _tee.CommitAsync(TwoRows));
    }

    [Fact]
    public async Task CheckAsync_EitherNotReady_IsNotReady()
    {
        Assert.Equal(SinkReadiness.Ready, await _tee.CheckAsync());
        _second.Readiness = new SinkReadiness(RetryReason.CircuitOpen);
        Assert.Equal(_second.Readiness, await _tee.CheckAsync());
        _first.Readiness = new SinkReadiness(RetryReason.QuotaReached);
        Assert.Equal(_first.Readiness, await _tee.CheckAsync());
    }

    private sealed class StubSink : IRowSink
    {
        public SinkMode Mode => SinkMode.File;

        public CommitOutcome Outcome { get; set; } = CommitOutcome.Stored;

        public SinkReadiness Readiness { get; set; } = SinkReadiness.Ready;

        public int Commits { get; private set; }

        public ValueTask<CommitOutcome> CommitAsync(RowSet rows)
        {
            Commits++;
            return ValueTask.FromResult(Outcome);
        }

        public ValueTask<SinkReadiness> CheckAsync() => ValueTask.FromResult(Readiness);
    }
}
