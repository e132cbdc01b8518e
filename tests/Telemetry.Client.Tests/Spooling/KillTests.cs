using System.Diagnostics;
using System.Globalization;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>
/// Real processes, each with a writer and an uploader, that are killed by SIGKILL at random points. The number of rounds is
/// <c>INGEST_SPOOL_KILL_ROUNDS</c>; where it is not set, in CI as many as 20 seconds hold, else 20. A round is one process.
/// <see cref="CrashTests"/> tries every point.
/// </summary>
public sealed class KillTests : IDisposable
{
    /// <summary>So many rounds stay within the bounds of the spool: nothing has to make room.</summary>
    private const int RoundsAtOnce = 20;

    /// <summary>So many live at a time, so that one meets what another one is at.</summary>
    private const int Lanes = 2;

    /// <summary>A process writes 60, and hands out about as many.</summary>
    private const int MostLines = 120;

    private static readonly TimeSpan InCi = TimeSpan.FromSeconds(20);

    private static readonly int? Rounds = int.TryParse(
        Environment.GetEnvironmentVariable("INGEST_SPOOL_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : null;

    private readonly SpoolBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WritersAndUploaders_KilledAtRandomPoints_LoseNothingThatWasAcknowledged()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var acknowledged = new List<string>();
        var delivered = new List<string>();
        var started = Stopwatch.GetTimestamp();
        var (round, killed) = (0, 0);
        while (round == 0 || WantsMore(round, started))
        {
            var kills = Enumerable.Range(round, RoundsAtOnce).Select(i => (Round: i, After: random.Next(1, MostLines))).ToList();
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => LaneAsync(kills.Where((_, i) => i % Lanes == lane))));
            delivered.AddRange(_bench.TakeAll());
            round += RoundsAtOnce;
        }

        TestContext.Current.SendDiagnosticMessage("{0} rounds, {1} killed, {2} events", round, killed, acknowledged.Count);
        var lost = acknowledged.Except(delivered).ToList();
        Assert.True(lost.Count == 0, $"seed {seed}: {lost.Count} of {acknowledged.Count} lost, such as {lost.FirstOrDefault()}.");
        Assert.All(delivered, text => Assert.Matches("^r[0-9]+-[0-9]+$", text));
        Assert.True(acknowledged.Count >= round && killed >= round / 4, "Hardly an event was acknowledged or a process killed: this run proves nothing.");

        async Task LaneAsync(IEnumerable<(int Round, int After)> kills)
        {
            foreach (var kill in kills)
            {
                using var process = new SpoolProcess("both", _bench.Folder.Path, $"r{kill.Round}");
                var wasKilled = await process.EndAsync(kill.After);
                lock (acknowledged)
                {
                    killed += wasKilled ? 1 : 0;
                    acknowledged.AddRange(process.Acknowledged);
                    delivered.AddRange(process.Delivered);
                }
            }
        }
    }

    [Fact]
    public async Task Writers_FiftyProcessesAtOnceWhileTwoDrain_EveryEventIsDeliveredOnce()
    {
        var writers = Enumerable.Range(0, 50).Select(i => new SpoolProcess("write", _bench.Folder.Path, $"r{i}")).ToList();
        var drainers = new List<SpoolProcess>();
        try
        {
            await Task.WhenAll(writers.Select(writer => writer.ReadyAsync()));
            drainers.AddRange([new("drain", _bench.Folder.Path), new("drain", _bench.Folder.Path)]);
            await Task.WhenAll(drainers.Select(drainer => drainer.ReadyAsync()));

            writers.ForEach(writer => writer.Signal());
            var draining = drainers.ConvertAll(drainer => drainer.EndAsync());
            await Task.WhenAll(writers.Select(writer => writer.EndAsync()));
            drainers.ForEach(drainer => drainer.Signal());
            await Task.WhenAll(draining);

            var acknowledged = writers.SelectMany(w => w.Acknowledged).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(50 * 20, acknowledged.Count);
            Assert.Equal(acknowledged, drainers.SelectMany(d => d.Delivered).Concat(_bench.TakeAll()).Order(StringComparer.Ordinal));
            Assert.Contains(drainers, d => d.Delivered.Count > 0);
        }
        finally
        {
            writers.Concat(drainers).ToList().ForEach(process => process.Dispose());
        }
    }

    private static bool WantsMore(int round, long started)
    {
        if (Rounds is { } wanted)
        {
            return round < wanted;
        }

        return Environment.GetEnvironmentVariable("CI") == "true" && Stopwatch.GetElapsedTime(started) < InCi;
    }
}
