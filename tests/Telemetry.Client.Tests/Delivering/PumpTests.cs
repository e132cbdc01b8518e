using System.Text;
using Ingest.Testing;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>When events without a spool are sent, and what becomes of them, on a clock that the test moves.</summary>
public sealed class PumpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Track_EnoughEvents_AreSentWithoutWaiting()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = Start(destination);

        Track(client, DeliveryLimits.EagerCount);

        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Track_OneEvent_IsSentOnceItHasWaited()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = Start(destination);
        Track(client, 1);

        _time.Advance(DeliveryLimits.Patience - TimeSpan.FromMilliseconds(1));
        Assert.Equal((0, 1), (destination.Received, client.Counters.Queued));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Dispose_NothingUnderWay_SendsNothingAndDoesNotWait()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        var client = Start(destination);
        Track(client, 2);

        await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal((0, 2, 0), (destination.Received, client.Counters.Dropped(DropReason.NotDelivered), client.Counters.Queued));
    }

    [Fact]
    [Trait("Carries", "modelkit.shutdown")]
    public async Task Dispose_Again_ChangesNothing()
    {
        var client = Start(new ScriptedDestination(DeliveryVerdict.Stored));
        Track(client, 2);

        await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        client.Dispose();
        await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(2, client.Counters.Dropped(DropReason.NotDelivered));
    }

    [Fact]
    public async Task Dispose_BudgetOver_AbandonsASendThatIgnoresCancellation()
    {
        var never = new TaskCompletionSource<DeliveryAnswer>();
        var destination = new ScriptedDestination((_, _) => never.Task);
        var client = Start(destination);
        Track(client, DeliveryLimits.EagerCount);
        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var disposing = SharedThread.DisposeOnAsync(client);
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(disposing.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await disposing.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryLimits.EagerCount, 0), (client.Counters.Dropped(DropReason.NotDelivered), client.Counters.Queued));
        never.SetResult(DeliveryAnswer.All(DeliveryVerdict.Stored, DeliveryLimits.EagerCount));
    }

    [Fact]
    public async Task DisposeAsync_ThreadOfItsOwn_HasEndedWhenItReturns()
    {
        var never = new TaskCompletionSource<DeliveryAnswer>();
        var destination = new ScriptedDestination((_, _) => never.Task);
        var client = Start(destination);
        Track(client, DeliveryLimits.EagerCount);
        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var ended = await Task.Run(() => client.DisposeAsync().AsTask().IsCompleted, TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.True(ended);
        Assert.Equal((DeliveryLimits.EagerCount, 0), (client.Counters.Dropped(DropReason.NotDelivered), client.Counters.Queued));
        never.SetResult(DeliveryAnswer.All(DeliveryVerdict.Stored, DeliveryLimits.EagerCount));
    }

    [Fact]
    public async Task Dispose_ConnectBlocksItsThread_EndsAllTheSame()
    {
        using var release = new ManualResetEventSlim();
        var connecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = TestHost.With(TestHost.SendingTo("https://t.example")) with
        {
            Connect = _ =>
            {
                connecting.SetResult();
                release.Wait(TestContext.Current.CancellationToken);
                return new ScriptedDestination(DeliveryVerdict.Stored);
            },
        };
        var client = TelemetryClient.Start(TestHost.Options, host);
        Track(client, DeliveryLimits.EagerCount);
        await connecting.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Run(client.Dispose, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        release.Set();

        Assert.Equal((DeliveryLimits.EagerCount, 0), (client.Counters.Dropped(DropReason.NotDelivered), client.Counters.Sent));
    }

    [Fact]
    public async Task Flush_Busy_IsKeptAndTriedAgainWithWhatCameSince()
    {
        var busy = true;
        var destination = new ScriptedDestination((batch, _) => Task.FromResult(
            DeliveryAnswer.All(busy ? DeliveryVerdict.Retry : DeliveryVerdict.Stored, batch.Events.Length)));
        await using var client = Start(destination);
        Track(client, 2);
        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        busy = false;
        Track(client, 1);
        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Equal((3, 0), (client.Counters.Sent, client.Counters.Queued));
        Assert.Equal([2, 2, 1], destination.Batches.Select(b => b.Events.Length));
        Assert.Equal(destination.Batches.First().Key, destination.Batches.ElementAt(1).Key);
    }

    [Fact]
    [Trait("Carries", "azure-init.writer")]
    public async Task Track_QueueFull_OldestMakesRoom()
    {
        var answer = new TaskCompletionSource<DeliveryAnswer>();
        var destination = new ScriptedDestination((_, _) => answer.Task);
        await using var client = Start(destination);
        Track(client, DeliveryLimits.EagerCount);
        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Track(client, DeliveryLimits.MemoryCapacity + 7);

        Assert.Equal(7, client.Counters.Dropped(DropReason.QueueFull));
        Assert.Equal(DeliveryLimits.EagerCount + DeliveryLimits.MemoryCapacity, client.Counters.Queued);
        answer.SetException(new InvalidOperationException("test over"));
    }

    [Fact]
    public async Task Track_QueueFull_TheNextReportSaysHowManyMadeRoom()
    {
        var answer = new TaskCompletionSource();
        answer.SetResult();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var destination = new ScriptedDestination(async (batch, _) =>
        {
            called.TrySetResult();
            await answer.Task;
            return DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Length);
        });
        await using var client = Start(destination);
        Track(client, 1);
        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));
        _time.Advance(DeliveryLimits.ReportAtMostEvery);

        (answer, called) = (new(), new(TaskCreationOptions.RunContinuationsAsynchronously));
        Track(client, 1);
        var flushing = client.FlushAsync(Patience);
        await called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Track(client, DeliveryLimits.MemoryCapacity + 7);
        answer.SetResult();
        Assert.Equal(FlushOutcome.Drained, await flushing);

        var report = Encoding.UTF8.GetString(Assert.Single(destination.Batches.Last().Events).Span);
        Assert.Contains("\"name\":\"client_stats\"", report, StringComparison.Ordinal);
        Assert.Contains($"\"recorded\":{2 + DeliveryLimits.MemoryCapacity + 7},", report, StringComparison.Ordinal);
        Assert.Contains("\"dropped\":{\"queue_full\":7}", report, StringComparison.Ordinal);
        Assert.Equal((2 + DeliveryLimits.MemoryCapacity, 0), (client.Counters.Sent, client.Counters.Queued));
    }

    [Fact]
    public async Task Track_SixteenThreads_EveryEventIsSentQueuedOrCounted()
    {
        var destination = new ScriptedDestination((batch, _) => Task.FromResult(new DeliveryAnswer(
            [.. batch.Events.Select((_, i) => i % 10 == 0 ? DeliveryVerdict.Rejected : DeliveryVerdict.Stored)])));
        var client = Start(destination);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Track(client, 1000), TestContext.Current.CancellationToken)));
        await client.FlushAsync(Patience);
        var counters = client.Counters;
        await client.DisposeAsync();

        Assert.Equal(16_000, counters.Recorded);
        Assert.Equal(16_000, counters.Sent + counters.Queued + counters.DroppedTotal);
        Assert.Equal(destination.Received, counters.Sent + counters.Dropped(DropReason.Rejected));
        Assert.True(counters.Sent > 0);
    }

    [Fact]
    public async Task Dispose_WhileThreadsTrack_EveryEventIsAccountedFor()
    {
        for (var round = 0; round < 50; round++)
        {
            var client = TelemetryClient.Start(
                TestHost.Options, TestHost.With(TestHost.SendingTo("https://t.example")).Delivering(new ScriptedDestination(DeliveryVerdict.Stored)));

            var tracking = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Track(client, 200), TestContext.Current.CancellationToken)).ToList();
            await client.DisposeAsync();
            await Task.WhenAll(tracking);

            Assert.Equal((800, 800, 0), (client.Counters.Recorded, client.Counters.Sent + client.Counters.DroppedTotal, client.Counters.Queued));
        }
    }

    [Theory]
    [InlineData("1", 1, 0)]
    [InlineData("only", 0, 1)]
    [InlineData("onyl", 0, 1)]
    [InlineData("0", 1, 0)]
    public async Task Track_Debug_EchoesToStandardError(string debug, int sent, int dropped)
    {
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_DEBUG"] = debug;
        var echoed = new StringWriter();
        var host = TestHost.With(environment).Delivering(new ScriptedDestination(DeliveryVerdict.Stored)) with { StandardError = () => echoed };
        await using var client = TelemetryClient.Start(TestHost.Options, host);

        Track(client, 1);
        await client.FlushAsync(Patience);

        Assert.Equal((sent, dropped), (client.Counters.Sent, client.Counters.Dropped(DropReason.DebugOnly)));
        Assert.Equal(debug != "0", echoed.ToString().Contains("\"name\":\"heartbeat\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Track_FileAndUrl_GoesToBoth()
    {
        using var directory = new TemporaryDirectory();
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_FILE"] = directory.File("f");
        await using var client = Start(
            new ScriptedDestination(DeliveryVerdict.Stored), TestHost.Options with { Tee = TeeMode.FileAndUrl }, environment);

        Track(client, 2);
        await client.FlushAsync(Patience);

        Assert.Equal((2, 2, 2), (client.Counters.Recorded, client.Counters.Sent, client.Counters.Written));
        Assert.Equal(2, File.ReadAllLines(directory.File("f")).Length);
    }

    private TelemetryClient Start(ScriptedDestination destination, TelemetryOptions? options = null, FakeEnvironment? environment = null) =>
        TelemetryClient.Start(
            options ?? TestHost.Options,
            TestHost.With(environment ?? TestHost.SendingTo("https://t.example"), _time).Delivering(destination));

    private static void Track(TelemetryClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.Track(new HeartbeatEvent());
        }
    }
}
