using System.Collections;
using System.Numerics;

namespace Telemetry.Panels.Working;

/// <summary>Rows of a store, a bit for each: the number of each would take 4 MiB for a million, and a page holds several sets.</summary>
/// <param name="rows">How many the store has.</param>
internal sealed class RowSet(int rows) : IEnumerable<int>
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(rows + WordBits - 1) / WordBits];

    public void Add(int row) => _words[row / WordBits] |= 1UL << row;

    public void Remove(int row) => _words[row / WordBits] &= ~(1UL << row);

    /// <summary>The rows in the order they were read.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (var word = 0; word < _words.Length; word++)
        {
            for (var left = _words[word]; left != 0; left &= left - 1)
            {
                yield return (word * WordBits) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
