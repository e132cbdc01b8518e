using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>
/// Real processes that are killed by SIGKILL at random points, writers and uploaders alike. The number of rounds is
/// <c>INGEST_SPOOL_KILL_ROUNDS</c>, 12 where it is not set; a round is three processes. <see cref="CrashTests"/> tries every point.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Usual = 12;

    /// <summary>A writer writes 200, and three rounds of them stay within the bounds of the spool: nothing has to make room.</summary>
    private const int MostLines = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly int Rounds = int.TryParse(
        Environment.GetEnvironmentVariable("INGEST_SPOOL_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : Usual;

    private readonly SpoolBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WritersAndUploaders_KilledAtRandomPoints_LoseNothingThatWasAcknowledged()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var acknowledged = new List<string>();
        var delivered = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var writers = await Task.WhenAll(
                RunAsync("write", $"{round}a", random.Next(1, MostLines)), RunAsync("write", $"{round}b", random.Next(1, MostLines)));
            acknowledged.AddRange(writers.SelectMany(lines => lines));
            delivered.AddRange(await RunAsync("drain", "-", random.Next(1, MostLines * 2)));
            if (round % 3 == 2)
            {
                delivered.AddRange(_bench.TakeAll());
            }
        }

        delivered.AddRange(_bench.TakeAll());

        var lost = acknowledged.Except(delivered).ToList();
        Assert.True(lost.Count == 0, $"seed {seed}: {lost.Count} of {acknowledged.Count} lost, such as {lost.FirstOrDefault()}.");
        Assert.All(delivered, text => Assert.Matches("^[0-9]+[ab]-[0-9]+$", text));
        Assert.True(acknowledged.Count >= 2 * Rounds, "Hardly an event was acknowledged: this run proves nothing.");
    }

    [Fact]
    public async Task Writers_FiftyAtOnce_EveryEventIsThereOnce()
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
        {
            var spool = _bench.Open();
            var written = Enumerable.Range(0, 20).Select(j => $"{i}a-{j}").ToList();
            written.ForEach(text => Assert.True(SpoolBench.Append(spool, text)));
            spool.Close();
            return written;
        })));

        Assert.Equal(lines.SelectMany(l => l).Order(StringComparer.Ordinal), _bench.TakeAll().Order(StringComparer.Ordinal));
    }

    /// <summary>Runs the driver until it has said so many lines, kills it, and returns what it said in whole lines.</summary>
    private async Task<List<string>> RunAsync(string mode, string prefix, int lines)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Telemetry.SpoolDriver.dll"), mode, _bench.Folder.Path, prefix })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) is { } line)
        {
            said.Add(line);
            if (said.Count == lines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return said;
    }
}
