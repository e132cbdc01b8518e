using System.Collections.Concurrent;
using System.Globalization;
using Ingest.EndToEnd.Durability;
using Ingest.EndToEnd.Notes;
using Ingest.Testing;

namespace Ingest.EndToEnd.Delivery;

/// <summary>
/// Many short commands at a time in one home, against a receiver that is killed, restarted and busy: every event is stored. The number
/// of runs is <c>INGEST_RUNS</c>, 60 where it is not set; a run is a process.
/// </summary>
public sealed class ManyRunsTests
{
    private const int Usual = 60;
    private const int AtOnce = 4;
    private const int Restarts = 5;

    /// <summary>Each so many-th run asks for delivery now; the others would wait a minute for the pace.</summary>
    private const int SendEvery = 3;

    /// <summary>On a busy machine the receiver is away for most of the usual runs; then more are made, until enough of them have met it.</summary>
    private const int MostTimes = 5;

    private static readonly int Runs =
        int.TryParse(Environment.GetEnvironmentVariable("INGEST_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : Usual;

    [Fact]
    public async Task Runs_ReceiverIsKilledAndBusy_EveryEventIsStored()
    {
        using var home = new TemporaryDirectory();
        using var rows = new TemporaryDirectory();
        await using var gateway = await FaultyGateway.StartAsync(rows.Path);
        var environment = new Dictionary<string, string>
        {
            ["NOTES_TELEMETRY_ENABLED"] = "1",
            ["NOTES_TELEMETRY_URL"] = gateway.Address,
            ["NOTES_TELEMETRY_TOKEN"] = ReceiverProcess.Token,
            ["NOTES_TELEMETRY_DEBUG"] = "1",
        };
        var recorded = new ConcurrentBag<Guid>();
        var (started, ended) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LaneAsync()));

        gateway.BecomeSound();
        var last = await NotesProcess.RunAsync(home.Path, environment, "debug", "send");

        Assert.Equal(0, last.ExitCode);
        Assert.Empty(gateway.Contradictions);
        var stored = new StoredRows(rows.Path);
        stored.ReadOn();
        Assert.InRange(ended, Runs, Runs * MostTimes);
        Assert.Equal(ended, recorded.Count);
        Assert.Empty(recorded.Except(stored.Ids));
        Assert.True(gateway.PassedOn > Restarts, "Hardly a request was passed on: this run proves nothing.");
        Assert.True(gateway.Duplicates > 0, "Nothing was sent twice: this run proves nothing of duplicates.");

        async Task LaneAsync()
        {
            while (Interlocked.Increment(ref started) is var run && (run <= Runs || (!Proves() && run <= Runs * MostTimes)))
            {
                if (run % (Runs / (Restarts + 1)) == 0 && run < Runs)
                {
                    await gateway.RestartReceiverAsync();
                }

                string[] command = run % SendEvery == 0 ? ["debug", "send"] : ["list"];
                var result = await NotesProcess.RunAsync(home.Path, environment, command);
                foreach (var line in result.Error.Split('\n').Where(l => l.StartsWith('{') && l.Contains("\"name\":\"command\"", StringComparison.Ordinal)))
                {
                    recorded.Add(FaultyGateway.IdOf(line));
                }

                Interlocked.Increment(ref ended);
            }
        }

        bool Proves() => gateway.PassedOn > Restarts && gateway.Duplicates > 0;
    }
}
