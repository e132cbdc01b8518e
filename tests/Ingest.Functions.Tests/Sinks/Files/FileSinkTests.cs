using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class FileSinkTests : IAsyncDisposable
{
    private readonly Stores _stores = new();
    private readonly FileSink _sink;

    public FileSinkTests() => _sink = new FileSink(_stores.Store, new GroupCommitter(_stores.Store, NullLogger.Instance), _stores.Clock);

    [Fact]
    public async Task CommitAsync_Rows_AreInTheFile()
    {
        Assert.Equal(CommitOutcome.Stored, await _sink.CommitAsync(new RowSet("a\n"u8.ToArray(), 1)));
        Assert.Equal("a\n", _stores.Read("rows-20261121T09-000.jsonl"));
        Assert.Equal(SinkMode.File, _sink.Mode);
    }

    [Fact]
    public async Task CheckAsync_NothingStoredYet_TriesTheDevice()
    {
        Assert.Equal(SinkReadiness.Ready, await _sink.CheckAsync());
        Assert.Equal(1, _stores.Writer.Flushes);
    }

    [Fact]
    public async Task CheckAsync_WithinAMinuteOfAProof_DoesNotTryAgain()
    {
        await _sink.CommitAsync(new RowSet("a\n"u8.ToArray(), 1));
        _stores.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.True((await _sink.CheckAsync()).IsReady);
        Assert.Equal(1, _stores.Writer.Flushes);

        _stores.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await _sink.CheckAsync()).IsReady);
        Assert.Equal(2, _stores.Writer.Flushes);
    }

    [Fact]
    public async Task CheckAsync_ClockSetBackSinceTheProof_TriesAgain()
    {
        await _sink.CommitAsync(new RowSet("a\n"u8.ToArray(), 1));
        _stores.Clock.Jump(TimeSpan.FromHours(-2));
        _stores.Writer.FailsToFlush = true;

        Assert.Equal(new SinkReadiness(RetryReason.SinkFailed), await _sink.CheckAsync());
    }

    [Fact]
    public async Task CheckAsync_AfterAFault_TriesAndTells()
    {
        await _sink.CommitAsync(new RowSet("a\n"u8.ToArray(), 1));
        _stores.Writer.FailsToFlush = true;
        await _sink.CommitAsync(new RowSet("b\n"u8.ToArray(), 1));

        Assert.Equal(new SinkReadiness(RetryReason.SinkFailed), await _sink.CheckAsync());
        _stores.Writer.FailsToFlush = false;
        Assert.True((await _sink.CheckAsync()).IsReady);
    }

    [Fact]
    public async Task CheckAsync_Disposed_IsShuttingDown()
    {
        await _sink.DisposeAsync();

        Assert.Equal(new SinkReadiness(RetryReason.ShuttingDown), await _sink.CheckAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        _stores.Dispose();
    }
}
