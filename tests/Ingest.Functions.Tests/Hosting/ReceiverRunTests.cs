using Ingest.Functions.Configuring;
using Ingest.Functions.Hosting;

namespace Ingest.Functions.Tests.Hosting;

public sealed class ReceiverRunTests
{
    private readonly StringWriter _error = new();

    [Fact]
    public async Task ToEndAsync_StoppedAsAsked_IsZeroAndSaysNothing()
    {
        Assert.Equal(0, await ReceiverRun.ToEndAsync(() => Task.CompletedTask, _error));
        Assert.Equal("", _error.ToString());
    }

    /// <summary>The framework's way to say that a stop came before the start was done.</summary>
    [Fact]
    public async Task ToEndAsync_StoppedWhileItStarted_IsZeroAndSaysNothing()
    {
        Assert.Equal(0, await ReceiverRun.ToEndAsync(() => throw new TaskCanceledException(), _error));
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task ToEndAsync_UnusableConfiguration_IsTwoWithTheMessageAlone()
    {
        var fault = new SettingsException("Ingest:DryRnu: no such setting.");

        Assert.Equal(2, await ReceiverRun.ToEndAsync(() => throw fault, _error));
        Assert.Equal(fault.Message + Environment.NewLine, _error.ToString());
    }

    [Fact]
    public async Task ToEndAsync_AStoreThatCannotBeOpened_IsOneWithTheMessageAlone()
    {
        Assert.Equal(1, await ReceiverRun.ToEndAsync(() => Task.FromException(new IOException("in use")), _error));
        Assert.Equal("in use" + Environment.NewLine, _error.ToString());
    }

    [Fact]
    public async Task ToEndAsync_AnythingElse_IsLeftToTheRuntime() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReceiverRun.ToEndAsync(() => throw new InvalidOperationException(), _error));
}
