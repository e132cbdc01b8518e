using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>
/// The process dies at its n-th operation on the disk, for every n: nothing that was acknowledged is lost, nothing is sent that was not
/// written.
/// </summary>
public sealed class CrashTests
{
    /// <summary>More operations than a round has.</summary>
    private const int MostOperations = 200;

    [Fact]
    public void Write_KilledAtEachOperation_KeepsWhatWasAcknowledged()
    {
        var rounds = 0;
        for (var torn = 0; torn < 24; torn += 7)
        {
            for (var at = 0; at < MostOperations; at++)
            {
                using var bench = new SpoolBench();
                var acknowledged = new List<string>();
                var died = Until(bench, at, torn, () =>
                {
                    var spool = bench.Open();
                    for (var i = 0; i < 6; i++)
                    {
                        if (SpoolBench.Append(spool, $"{i}"))
                        {
                            acknowledged.Add($"{i}");
                        }

                        if (i == 2)
                        {
                            spool.Close();
                        }
                    }

                    spool.Close();
                });

                var kept = bench.TakeAll();
                Assert.Equal(acknowledged, kept.Take(acknowledged.Count));
                // The record at which it died may be whole, though nobody was told so.
                Assert.InRange(kept.Count, acknowledged.Count, acknowledged.Count + 1);
                rounds++;
                if (!died)
                {
                    break;
                }
            }
        }

        Assert.InRange(rounds, 24, MostOperations);
    }

    [Fact]
    [Trait("Carries", "modelkit.spool")]
    public void Drain_KilledAtEachOperation_EveryEventArrivesAndNoneIsMadeUp()
    {
        var rounds = 0;
        for (var at = 0; at < MostOperations; at++)
        {
            using var bench = new SpoolBench();
            bench.Write("a", "b");
            bench.Write("c");
            bench.Write([.. Enumerable.Range(0, SpoolLimits.SegmentEvents).Select(i => $"{i}")]);
            bench.Write("z");
            var arrived = new List<string>();
            var turn = 0;
            var died = Until(bench, at, torn: at % 30, () =>
            {
                using var drain = bench.Drain();
                drain.Tidy();
                // The second time it is handed out in parts, as after an answer that it was too large.
                drain.PutBack(drain.Next(int.MaxValue)!);
                while (drain.Next(100) is { } batch)
                {
                    // Every second batch is stored but for its first event.
                    var retained = turn++ % 2 == 0 ? batch.Records.Take(1).ToList() : [];
                    arrived.AddRange(SpoolBench.Texts(batch).Skip(retained.Count));
                    drain.Settle(batch, retained);
                }
            });

            arrived.AddRange(bench.TakeAll());

            Assert.Equal(SpoolLimits.SegmentEvents + 4, arrived.Distinct().Count());
            Assert.Equal(["drain.lock"], bench.Files);
            rounds++;
            if (!died)
            {
                break;
            }
        }

        Assert.InRange(rounds, 15, MostOperations - 1);
    }

    /// <summary>Runs until the operation with that number, after which the disk obeys nothing any more. False where there was none.</summary>
    private static bool Until(SpoolBench bench, int operation, int torn, Action action)
    {
        var left = operation;
        var died = false;
        bench.Disk.TornBytes = torn;
        bench.Disk.Fault = (_, _) =>
        {
            if (left-- <= 0)
            {
                died = true;
                // Only the first write is cut; the dead write nothing.
                bench.Disk.TornBytes = left < -1 ? 0 : torn;
                throw new DeathException();
            }
        };
        try
        {
            action();
        }
        catch (DeathException)
        {
            // What a process leaves behind that died here.
        }

        bench.Disk.ReleaseAll();
        bench.Disk.Fault = static (_, _) => { };
        return died;
    }

    private sealed class DeathException : Exception;
}
