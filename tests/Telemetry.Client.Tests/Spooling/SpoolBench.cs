using System.Text;
using Ingest.Testing;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>A spool in a directory of its own, with texts for events.</summary>
internal sealed class SpoolBench : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal SpoolBench(FaultyDisk? disk = null)
    {
        Disk = disk ?? new();
        Folder = new(Path.Join(_directory.Path, "state", "telemetry"), Disk);
        Ids = new(Time, static bytes => Random.Shared.NextBytes(bytes));
    }

    internal ManualTimeProvider Time { get; } = new();

    internal FaultyDisk Disk { get; }

    internal SpoolFolder Folder { get; }

    internal UuidV7Source Ids { get; }

    internal CounterLedger Counters { get; } = new();

    internal string[] Files => Directory.Exists(Folder.Path) ? [.. Directory.GetFiles(Folder.Path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)] : [];

    internal Spool Open() => new(Folder, Ids, Time, Counters);

    internal SpoolDrain Drain() => SpoolDrain.TryBegin(Folder, Ids, Time, Counters, Folder.List()) ?? throw new InvalidOperationException("Somebody else drains.");

    internal static bool Append(Spool spool, string text) => spool.TryAppend(RecordKind.Event, Encoding.UTF8.GetBytes(text));

    /// <summary>One closed segment with these texts.</summary>
    internal void Write(params string[] texts)
    {
        var spool = Open();
        Assert.All(texts, text => Assert.True(Append(spool, text)));
        spool.Close();
    }

    /// <summary>Takes everything, as a receiver that stores all would.</summary>
    internal List<string> TakeAll()
    {
        var texts = new List<string>();
        using var drain = Drain();
        while (drain.Next(int.MaxValue) is { } batch)
        {
            texts.AddRange(Texts(batch));
            drain.Settle(batch, []);
        }

        return texts;
    }

    internal static IEnumerable<string> Texts(SpoolBatch batch) => batch.Records.Select(r => Encoding.UTF8.GetString(r.Payload.Span));

    public void Dispose() => _directory.Dispose();
}
