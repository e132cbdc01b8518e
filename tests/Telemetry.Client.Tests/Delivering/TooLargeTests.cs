using System.Text;
using System.Text.Json;
using Telemetry.Client.Delivering;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>A receiver, or something before it, that finds requests too large: what it takes in smaller ones is delivered.</summary>
public sealed class TooLargeTests : IDisposable
{
    private const string Poison = "poison";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHome _home = new();

    /// <summary>The numbers of the events in requests that were taken.</summary>
    private readonly List<int> _taken = [];

    public TooLargeTests()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Flush_OneEventIsTooLarge_OnlyThatOneIsDroppedAndCounted()
    {
        var destination = Refusing(most: int.MaxValue);
        await using var client = Start(destination);
        Record(client, 40, poisonAt: 13);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Equal((39, 1), (client.Counters.Sent, client.Counters.Dropped(DropReason.Rejected)));
        Assert.Equal(Enumerable.Range(0, 40).Where(i => i != 13), _taken.Order());
        // Halving finds one of 40 within two requests a step, where one request for each event would take 41.
        Assert.InRange(destination.Batches.Count, 2, 2 * 2 * 6);
    }

    [Fact]
    public async Task Flush_NoSpool_OnlyTheEventThatIsTooLargeIsDropped()
    {
        _home.Environment["HOME"] = null;
        var destination = Refusing(most: int.MaxValue);
        await using var client = Start(destination);
        Record(client, 20, poisonAt: 7);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Equal((19, 1, 0), (client.Counters.Sent, client.Counters.Dropped(DropReason.Rejected), client.Counters.Queued));
        Assert.Equal(Enumerable.Range(0, 20).Where(i => i != 7), _taken.Order());
    }

    [Fact]
    public async Task Flush_RequestsOfManyAreTooLarge_AllIsDeliveredInSmallerOnes()
    {
        var destination = Refusing(most: 12);
        await using var client = Start(destination);
        Record(client, 100);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        Assert.Equal((100, 0), (client.Counters.Sent, client.Counters.DroppedTotal));
        Assert.Equal(Enumerable.Range(0, 100), _taken.Order());
    }

    [Fact]
    public async Task Run_EndsAtTheRefusal_TheNextOneBeginsWithSmallerRequests()
    {
        var isWaiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var abandoned = new ScriptedDestination(async (batch, cancellation) =>
        {
            if (batch.Events.Length == 10)
            {
                return DeliveryAnswer.All(DeliveryVerdict.Retry, 10) with { IsTooLarge = true };
            }

            isWaiting.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("never");
        });
        var first = Start(abandoned);
        Record(first, 10);
        var flushing = first.FlushAsync(Patience);
        await isWaiting.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var ending = SharedThread.DisposeOnAsync(first);
        _home.Time.Advance(TimeSpan.FromSeconds(2));
        await ending.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await flushing;

        var destination = Refusing(most: 5);
        await using var second = Start(destination);
        Assert.Equal(FlushOutcome.Drained, await second.FlushAsync(Patience));

        Assert.Equal([5, 5], destination.Batches.Select(b => b.Events.Length));
        Assert.Contains(abandoned.Batches.ElementAt(1).Key, destination.Batches.Select(b => b.Key));
    }

    [Fact]
    public async Task Flush_RefusedMeanwhile_SendsNoSmallerRequest()
    {
        var destination = new ScriptedDestination((batch, _) =>
        {
            _home.Environment["DO_NOT_TRACK"] = "1";
            return Task.FromResult(DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length) with { IsTooLarge = true });
        });
        await using var client = Start(destination);
        Record(client, 10);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Single(destination.Batches);
    }

    /// <summary>Takes requests of so many events at most, of which none is poison.</summary>
    private ScriptedDestination Refusing(int most) => new((batch, _) =>
    {
        var events = batch.Events.Select(e => Encoding.UTF8.GetString(e.Span)).ToList();
        if (events.Count > most || events.Exists(e => e.Contains(Poison, StringComparison.Ordinal)))
        {
            return Task.FromResult(AnswerReading.Read(413, null, [], events.Count));
        }

        _taken.AddRange(events.Select(NumberOf));
        return Task.FromResult(DeliveryAnswer.All(DeliveryVerdict.Stored, events.Count));
    });

    private TelemetryClient Start(ScriptedDestination destination) => TelemetryClient.Start(
        TestHost.Options with { ExitBudget = TimeSpan.FromSeconds(2) }, TestHost.With(_home.Environment, _home.Time).Delivering(destination));

    private static void Record(TelemetryClient client, int count, int? poisonAt = null)
    {
        for (var i = 0; i < count; i++)
        {
            client.StartCommand(i == poisonAt ? Poison : "fine").Complete(i);
        }
    }

    private static int NumberOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("data").GetProperty("exit_code").GetInt32();
    }
}
