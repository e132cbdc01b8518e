using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>All that a pool held at one moment.</summary>
/// <param name="Slots">Its whole records, in the file's order.</param>
/// <param name="TailBytes">Bytes behind the last whole record: what a writer left that was cut off while writing.</param>
internal sealed record PoolContents(IReadOnlyList<PoolSlot> Slots, int TailBytes)
{
    internal static PoolContents Empty { get; } = new([], 0);

    /// <summary>The records that are text.</summary>
    internal IEnumerable<KvpRecord> Records => Slots.Select(s => s.Read()).OfType<KvpRecord>();

    /// <summary>How many records are not.</summary>
    internal int Unreadable => Slots.Count(s => s.Read() is null);

    internal static PoolContents Of(byte[] bytes)
    {
        var slots = new PoolSlot[bytes.Length / KvpLimits.Record];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = PoolSlot.Of(bytes.AsMemory(i * KvpLimits.Record, KvpLimits.Record));
        }

        return new PoolContents(slots, bytes.Length % KvpLimits.Record);
    }
}
