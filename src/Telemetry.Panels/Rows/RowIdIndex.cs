namespace Telemetry.Panels.Rows;

/// <summary>
/// Finds the first row of an identifier. Holds row numbers alone, by open addressing: a hash set of the identifiers would take as much
/// room again as half the rows.
/// </summary>
internal sealed class RowIdIndex(RowStore store)
{
    // A row's number plus one; 0 is free. The length is a power of two, and never more than three quarters are taken.
    private int[] _slots = new int[1 << 12];
    private int _taken;

    /// <summary>Adds a row that is in the store.</summary>
    /// <returns>The first row of its identifier, where that is another.</returns>
    public int? Add(int row)
    {
        if (++_taken > _slots.Length / 4 * 3)
        {
            Grow();
        }

        return Place(_slots, row);
    }

    private int? Place(int[] slots, int row)
    {
        var id = store.IdOf(row);
        var at = Hash(id) & (slots.Length - 1);
        while (slots[at] is > 0 and var taken)
        {
            if (store.IdOf(taken - 1) == id)
            {
                return taken - 1;
            }

            at = (at + 1) & (slots.Length - 1);
        }

        slots[at] = row + 1;
        return null;
    }

    private void Grow()
    {
        var larger = new int[_slots.Length * 2];
        foreach (var taken in _slots.Where(s => s > 0))
        {
            Place(larger, taken - 1);
        }

        _slots = larger;
    }

    // The random part of a UUIDv7 comes last; mixing spreads identifiers that were counted up.
    private static int Hash(RowKey id) => (int)(((id.Low ^ id.High) * 0x9e3779b97f4a7c15) >> 33);
}
