using Ingest.Testing;

namespace Ingest.EndToEnd.Durability;

/// <summary>One directory whose receiver is killed again and again.</summary>
internal sealed class KillLane(int seed) : IDisposable
{
    private const int MostAnswers = 80;
    private const int MostMicroseconds = 3000;

    private readonly Random _random = new(seed);
    private readonly TemporaryDirectory _directory = new();
    private readonly HashSet<Guid> _stored = [];

    /// <summary>Events that were answered as stored, over all kills.</summary>
    public int Stored => _stored.Count;

    public async Task RunAsync(int kills)
    {
        var rows = new StoredRows(_directory.Path);
        for (var kill = 0; kill < kills; kill++)
        {
            await StartAndKillAsync(rows);
        }

        await using (await ReceiverProcess.StartAsync(_directory.Path))
        {
            Check(rows);
        }

        // Once more from the beginning: later rounds must have left the rows of earlier ones alone.
        Check(new StoredRows(_directory.Path));
    }

    public void Dispose() => _directory.Dispose();

    private async Task StartAndKillAsync(StoredRows rows)
    {
        await using var receiver = await ReceiverProcess.StartAsync(_directory.Path);
        Check(rows);
        using var load = new KillLoad(receiver.Address, _random.Next(MostAnswers));
        var running = load.RunAsync();
        await load.Answered;
        await Task.Delay(TimeSpan.FromMicroseconds(_random.Next(MostMicroseconds)));
        await receiver.KillAsync();
        await running;
        _stored.UnionWith(load.Stored);
        Tear(rows.NewestFile);
    }

    private void Check(StoredRows rows)
    {
        rows.ReadOn();
        var missing = _stored.Except(rows.Ids).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} of {_stored.Count} events answered as stored are in no file, such as {missing.FirstOrDefault()}.");
    }

    /// <summary>
    /// Now and then leaves part of a line, as a kill between two pages of a write does: seldom enough by itself that a run may
    /// see none.
    /// </summary>
    private void Tear(string? file)
    {
        if (file is not null && _random.Next(4) == 0)
        {
            var row = EventSource.Event(EventSource.NextId());
            File.AppendAllText(file, row[..(1 + _random.Next(row.Length - 1))]);
        }
    }
}
