using System.Text;
using System.Text.Json;
using Telemetry.Client.Delivering;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>Runs that follow each other in one home, on a clock that the test moves.</summary>
public sealed class SpoolDeliveryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHome _home = new();

    public SpoolDeliveryTests()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Run_NothingWaits_RecordsAndConnectsToNothing()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);

        var counters = await RunAsync(destination);

        Assert.Equal((1, 1, 0), (counters.Recorded, counters.Spooled, counters.Sent));
        Assert.Equal(0, destination.Received);
        Assert.Equal(["ready"], Extensions());
    }

    [Fact]
    [Trait("Carries", "modelkit.spool")]
    public async Task Run_AMinuteLater_SendsWhatEarlierOnesLeftAndNotItsOwn()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "first");
        _home.Time.Advance(TimeSpan.FromSeconds(61));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);

        var counters = await RunAsync(destination, "second");

        Assert.Equal((1, 1, 1), (counters.Recorded, counters.Sent, destination.Received));
        Assert.Contains("\"first\"", Text(destination), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SoonAfterADrain_WaitsForThePace()
    {
        await RunAsync(new(DeliveryVerdict.Stored));
        _home.Time.Advance(TimeSpan.FromSeconds(61));
        await RunAsync(new(DeliveryVerdict.Stored));
        _home.Time.Advance(TimeSpan.FromSeconds(59));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);

        await RunAsync(destination);

        Assert.Equal(0, destination.Received);
    }

    [Fact]
    public async Task Run_WithinThePace_DoesNotEvenListTheSpool()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        await RunAsync(new(DeliveryVerdict.Stored));
        var lists = 0;
        var disk = new FaultyDisk { Fault = (operation, _) => lists += operation == "list" ? 1 : 0 };
        var host = TestHost.With(_home.Environment, _home.Time).Delivering(new ScriptedDestination(DeliveryVerdict.Stored)) with { Disk = disk };

        await using (TelemetryClient.Start(TestHost.Options, host))
        {
        }

        Assert.Equal(0, lists);
    }

    [Fact]
    public async Task Run_AfterAFailure_SendsAtOnce()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);

        await RunAsync(destination);

        Assert.Equal(1, destination.Received);
    }

    [Fact]
    public async Task Run_ReceiverIsDown_KeepsEverythingAndBacksOff()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        var down = new ScriptedDestination(DeliveryVerdict.Retry);
        await RunAsync(down);
        _home.Time.Advance(TimeSpan.FromSeconds(61));
        await RunAsync(down);
        _home.Time.Advance(TimeSpan.FromSeconds(61));
        await RunAsync(down);
        Assert.Equal(2, down.Batches.Count);

        _home.Time.Advance(DeliveryLimits.MaxBackoff);
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        var counters = await RunAsync(destination);

        Assert.Equal((4, 4), (destination.Received, counters.Sent));
    }

    [Fact]
    [Trait("Carries", "modelkit.kill-switch")]
    public async Task Run_ReceiverAskedForSilence_IsSilentInLaterRunsEvenOnRequest()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        await RunAsync(new((batch, _) => Task.FromResult(
            DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length, pause: TimeSpan.FromHours(3)))));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        _home.Time.Advance(TimeSpan.FromHours(2.9));
        await RunAsync(destination);
        await using (var client = Start(destination))
        {
            Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));
        }

        Assert.Equal(0, destination.Received);
        _home.Time.Advance(TimeSpan.FromHours(0.2));
        await RunAsync(destination);
        Assert.Equal(3, destination.Received);
    }

    [Fact]
    public async Task Flush_RunsBeforeAndThisOne_AllIsSent()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "before");
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = Start(destination);
        client.StartCommand("now").Complete(0);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Equal((2, 2), (destination.Received, client.Counters.Sent));
        Assert.Empty(Extensions());
    }

    [Fact]
    public async Task Flush_NothingEverRecorded_MakesNoFolderAndConnectsToNothing()
    {
        await using var client = Start(new(DeliveryVerdict.Stored));

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Empty(Extensions());
    }

    [Fact]
    public async Task Run_RefusedMeanwhile_SendsNothingOfEarlierRuns()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        var host = TestHost.With(_home.Environment, _home.Time).Delivering(destination);
        await using var client = TelemetryClient.Start(
            TestHost.Options with { ExitBudget = TimeSpan.FromSeconds(2) }, host with { Random = RefuseThenFill });

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Equal(0, destination.Received);

        // Called for each id, and so between the start of the drain and its first batch.
        void RefuseThenFill(Span<byte> bytes)
        {
            _home.Environment["DO_NOT_TRACK"] = "1";
            bytes.Fill(7);
        }
    }

    [Fact]
    public async Task Run_ErasureIsPending_SendsNothing()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        var destination = new ScriptedDestination((batch, _) => Task.FromResult(DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Length)));
        await using var client = Start(destination);
        await client.FlushAsync(Patience);
        var before = destination.Received;
        client.StartCommand("later").Complete(0);

        Directory.CreateDirectory(_home.Folders.Config);
        await File.WriteAllTextAsync(_home.Folders.ErasePending, "", TestContext.Current.CancellationToken);
        await client.FlushAsync(Patience);

        Assert.Equal(before, destination.Received);
    }

    [Fact]
    public async Task Run_HomeCannotBeWritten_KeepsEventsInMemoryAndCounts()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        var disk = new FaultyDisk { Fault = static (operation, _) => throw new UnauthorizedAccessException(operation) };
        var client = TelemetryClient.Start(TestHost.Options, TestHost.With(_home.Environment, _home.Time).Delivering(destination) with { Disk = disk });
        client.StartCommand("a").Complete(0);
        client.StartCommand("b").Complete(0);

        Assert.Equal((2, 0), (client.Counters.Queued, client.Counters.Spooled));
        await client.DisposeAsync();

        Assert.Equal((2, 2), (client.Counters.Recorded, client.Counters.Dropped(DropReason.NotDelivered)));
    }

    [Fact]
    public async Task Run_MemoryOverflowedWhileTheDiskFailed_IsReportedByALaterRun()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        await RunAsync(new(DeliveryVerdict.Stored), "broken", exitCode: 1);
        var isBroken = true;
        var disk = new FaultyDisk
        {
            Fault = (operation, _) =>
            {
                if (isBroken)
                {
                    throw new IOException(operation);
                }
            },
        };
        var host = TestHost.With(_home.Environment, _home.Time).Delivering(new ScriptedDestination(DeliveryVerdict.Retry)) with { Disk = disk };
        var client = TelemetryClient.Start(TestHost.Options, host);
        for (var i = 0; i < 2 * DeliveryLimits.MemoryCapacity; i++)
        {
            client.StartCommand("memory").Complete(0);
        }

        isBroken = false;
        _home.Time.Advance(TimeSpan.FromMinutes(2));
        client.StartCommand("disk").Complete(0);
        await client.DisposeAsync();
        var (overflowed, lost) = (client.Counters.Dropped(DropReason.QueueFull), client.Counters.Dropped(DropReason.NotDelivered));

        _home.Time.Advance(TimeSpan.FromHours(2));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await RunAsync(destination);

        Assert.InRange(overflowed, 1, DeliveryLimits.MemoryCapacity);
        Assert.Contains($"\"dropped\":{{\"not_delivered\":{lost},\"queue_full\":{overflowed}}}", Text(destination), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_AfterLosses_LeavesNoTraceOfThem()
    {
        var client = Start(new(DeliveryVerdict.Stored));
        client.Track(new LargeEvent());

        _home.Environment["DO_NOT_TRACK"] = "1";
        client.StartCommand("refused").Complete(0);
        await client.DisposeAsync();

        Assert.Empty(Extensions());
    }

    [Fact]
    public async Task Track_LargerThanAReceiverTakes_IsDroppedAndCounted()
    {
        await using var client = Start(new(DeliveryVerdict.Stored));

        client.Track(new LargeEvent());

        Assert.Equal((1, 0, 1), (client.Counters.Recorded, client.Counters.Spooled, client.Counters.Dropped(DropReason.TooLarge)));
    }

    [Fact]
    public async Task Run_ADayAfterTheFirstDrain_ReportsOnceAndDoesNotCountTheReport()
    {
        await RunAsync(new(DeliveryVerdict.Stored), "one");
        _home.Time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(new(DeliveryVerdict.Stored), "two");
        _home.Time.Advance(TimeSpan.FromDays(1));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await RunAsync(destination, "three");

        var (events, report) = (destination.Batches.First(), destination.Batches.Last());
        Assert.Single(events.Events);
        using var json = JsonDocument.Parse(Assert.Single(report.Events));
        Assert.Equal("client_stats", json.RootElement.GetProperty("name").GetString());
        var data = json.RootElement.GetProperty("data");
        // The third run's own event may wait by then.
        var spooled = data.GetProperty("spooled").GetInt32();
        Assert.InRange(spooled, 0, 1);
        Assert.Equal((2 + spooled, 2), (data.GetProperty("recorded").GetInt32(), data.GetProperty("sent").GetInt32()));
        Assert.False(data.TryGetProperty("dropped", out _));
        Assert.Equal("2026-11-22T09:02:00.000Z", data.GetProperty("last_accepted_time").GetString());

        _home.Time.Advance(TimeSpan.FromDays(1));
        destination = new(DeliveryVerdict.Stored);
        await RunAsync(destination, "four");
        using var next = JsonDocument.Parse(Assert.Single(destination.Batches.Last().Events));
        Assert.Equal(1, next.RootElement.GetProperty("data").GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task Run_EventsWereLost_ReportsAfterAnHour()
    {
        await RunAsync(new(DeliveryVerdict.Rejected), "broken", exitCode: 1);
        await RunAsync(new(DeliveryVerdict.Rejected), "broken", exitCode: 1);
        _home.Time.Advance(TimeSpan.FromHours(1));
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await RunAsync(destination);

        Assert.Contains("\"dropped\":{\"rejected\":1}", Text(destination), StringComparison.Ordinal);
    }

    private static string Text(ScriptedDestination destination) =>
        string.Join('\n', destination.Batches.SelectMany(b => b.Events).Select(e => Encoding.UTF8.GetString(e.Span)));

    private TelemetryClient Start(ScriptedDestination destination) => TelemetryClient.Start(
        TestHost.Options with { ExitBudget = TimeSpan.FromSeconds(2) }, TestHost.With(_home.Environment, _home.Time).Delivering(destination));

    /// <summary>One short run of a command. Its drain, if there is one, has all the time it needs: the clock stands still.</summary>
    private async Task<TelemetryCounters> RunAsync(ScriptedDestination destination, string command = "x", int exitCode = 0)
    {
        var client = Start(destination);
        client.StartCommand(command).Complete(exitCode);
        await SharedThread.DisposeOnAsync(client).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return client.Counters;
    }

    private string[] Extensions() => Directory.Exists(_home.Folders.State)
        ? [.. Directory.GetFiles(_home.Folders.State, "0*").Select(f => Path.GetExtension(f)[1..]).Order(StringComparer.Ordinal)]
        : [];
}
