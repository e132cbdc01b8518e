namespace Ingest.EndToEnd.Durability;

public sealed class KillTests
{
    /// <summary>Kills at the same time; a start keeps about one processor busy.</summary>
    private const int Lanes = 4;

    [Fact]
    public async Task Receiver_KilledUnderLoad_KeepsEveryStoredEventInWholeLines()
    {
        var settings = KillSettings.Read();
        var lanes = Enumerable.Range(0, Lanes).Select(i => new KillLane(settings.Seed + i)).ToList();
        try
        {
            await Task.WhenAll(lanes.Select((lane, i) => lane.RunAsync((settings.Kills + i) / Lanes)));
        }
        catch (Exception e)
        {
            Assert.Fail($"INGEST_KILL_SEED={settings.Seed} INGEST_KILL_ROUNDS={settings.Kills} chooses the same moments again.\n{e}");
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }

        Assert.True(lanes.Sum(l => l.Stored) > settings.Kills, "Hardly an event was stored: this run proves nothing.");
    }
}
