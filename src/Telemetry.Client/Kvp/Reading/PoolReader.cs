using System.Text;
using Telemetry.Client.Kvp.Provisioning;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Reading;

/// <summary>
/// Puts together what writers cut into records: chunks with a number, chunks under one key that may be cut within a character
/// (azure-init), and slices of JSON whose escapes may be cut (cloud-init). Chunks stand side by side, since each writer holds a lock.
/// </summary>
internal static class PoolReader
{
    private const int DiagnosticParts = 5;
    private const int LevelPart = 2;

    internal static IReadOnlyList<PoolEntry> Read(IReadOnlyList<PoolSlot> slots)
    {
        var entries = new List<PoolEntry>();
        for (var i = 0; i < slots.Count;)
        {
            var key = PoolSlot.TryText(slots[i].Key);
            var count = key is null ? 1 : CountOf(slots, i, key);
            entries.Add(key is null ? NotText(slots[i].Key) : Entry(key, [.. slots.Skip(i).Take(count)]));
            i += count;
        }

        return entries;
    }

    private static PoolEntry Entry(string key, IReadOnlyList<PoolSlot> slots)
    {
        if (CloudInitReader.Owns(key))
        {
            return CloudInitReader.Read(key, slots);
        }

        if (PoolSlot.TryText(Join(slots)) is not { } value)
        {
            return new PoolEntry.Malformed(key, "the value is not UTF-8");
        }

        if (key == ProvisioningReport.Key)
        {
            return new PoolEntry.Report(ReportText.Parse(value));
        }

        var chunk = ChunkKey.Of(key, DiagnosticParts);
        if (chunk.Parts.Count != DiagnosticParts)
        {
            return new PoolEntry.Raw(key, value);
        }

        if (!DiagnosticLevels.IsLevel(chunk.Parts[LevelPart]))
        {
            return new PoolEntry.Malformed(key, $"the third part is none of {string.Join(", ", DiagnosticLevels.All)}");
        }

        return chunk.Number is null or 0
            ? new PoolEntry.Diagnostic(chunk.Parts[0], chunk.Parts[1], chunk.Parts[2], chunk.Parts[3], chunk.Parts[4], value)
            : new PoolEntry.Malformed(key, "the chunks before this one are missing");
    }

    /// <summary>How many records, from this one on, belong together.</summary>
    private static int CountOf(IReadOnlyList<PoolSlot> slots, int start, string key)
    {
        var parts = CloudInitReader.Owns(key) ? CloudInitReader.Parts : DiagnosticParts;
        var first = ChunkKey.Of(key, parts);
        if (first.Number is null && first.Parts.Count != parts && key != ProvisioningReport.Key)
        {
            return 1;
        }

        var count = 1;
        while (start + count < slots.Count && Follows(slots[start + count - 1], slots[start + count], first, first.Number + count, parts))
        {
            count++;
        }

        return count;
    }

    private static bool Follows(PoolSlot last, PoolSlot next, ChunkKey first, int? number, int parts)
    {
        if (number is null)
        {
            return last.Key.Span.SequenceEqual(next.Key.Span) && last.Value.Length == KvpLimits.SafeValue;
        }

        return PoolSlot.TryText(next.Key) is { } key && ChunkKey.Of(key, parts) is var chunk && chunk.Number == number && chunk.IsSameAs(first);
    }

    private static byte[] Join(IReadOnlyList<PoolSlot> slots) => [.. slots.SelectMany(s => s.Value.ToArray())];

    private static PoolEntry.Malformed NotText(ReadOnlyMemory<byte> key) => new(Encoding.UTF8.GetString(key.Span), "the key is not UTF-8");
}
