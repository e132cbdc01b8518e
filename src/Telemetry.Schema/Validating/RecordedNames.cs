using System.Buffers;
using System.Runtime.InteropServices;

namespace Telemetry.Schema.Validating;

/// <summary>The undeclared names of the objects being read, kept as ranges of the document, to find a name that comes twice.</summary>
/// <remarks>A stack: an object's names lie above those of the objects around it and go when it ends.</remarks>
internal ref struct RecordedNames(ReadOnlySpan<byte> json, Span<NameEntry> initial)
{
    // Up to here comparing with all is cheaper than hashing.
    private const int ComparedOneByOne = 12;

    private readonly ReadOnlySpan<byte> _json = json;
    private Span<NameEntry> _entries = initial;
    private int[]? _rented;
    private int _count;

    public readonly NameGroup Open() => new() { First = _count };

    public void Close(ref NameGroup group)
    {
        _count = group.First;
        if (group.Table is not null)
        {
            ArrayPool<int>.Shared.Return(group.Table);
            group.Table = null;
        }
    }

    /// <summary>Gives rented memory back.</summary>
    public readonly void Release()
    {
        if (_rented is not null)
        {
            ArrayPool<int>.Shared.Return(_rented);
        }
    }

    /// <summary>Records a name.</summary>
    /// <param name="group">The object it stands in.</param>
    /// <param name="entry">Where it stands.</param>
    /// <param name="text">What it means, unescaped.</param>
    /// <returns>False when the object has it already.</returns>
    public bool TryAdd(ref NameGroup group, NameEntry entry, scoped ReadOnlySpan<byte> text)
    {
        int count = _count - group.First;
        if (count < ComparedOneByOne)
        {
            foreach (NameEntry other in _entries[group.First.._count])
            {
                if (IsSame(other, text))
                {
                    return false;
                }
            }

            Push(entry);
            return true;
        }

        if (group.Table is null || count * 2 > group.Mask)
        {
            Rehash(ref group, count);
        }

        int slot = FindSlot(ref group, text);
        if (group.Table![slot] != 0)
        {
            return false;
        }

        Push(entry);
        group.Table[slot] = count + 1;
        return true;
    }

    // Seeded per process, so that a document cannot be made to collide.
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private readonly int FindSlot(ref NameGroup group, scoped ReadOnlySpan<byte> text)
    {
        int slot = Hash(text) & group.Mask;
        while (group.Table![slot] != 0 && !IsSame(_entries[group.First + group.Table[slot] - 1], text))
        {
            slot = (slot + 1) & group.Mask;
        }

        return slot;
    }

    private readonly bool IsSame(NameEntry entry, scoped ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> raw = _json.Slice(entry.Start, entry.Length);
        return EscapedText.AreEqual(raw, raw.Contains((byte)'\\'), text);
    }

    private readonly void Rehash(ref NameGroup group, int count)
    {
        int size = group.Table is null ? ComparedOneByOne * 8 : (group.Mask + 1) * 4;
        size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)size);
        if (group.Table is not null)
        {
            ArrayPool<int>.Shared.Return(group.Table);
        }

        group.Table = ArrayPool<int>.Shared.Rent(size);
        group.Mask = size - 1;
        group.Table.AsSpan(0, size).Clear();
        for (int i = 0; i < count; i++)
        {
            NameEntry entry = _entries[group.First + i];
            group.Table![FindFreeSlot(ref group, entry)] = i + 1;
        }
    }

    private readonly int FindFreeSlot(ref NameGroup group, NameEntry entry)
    {
        ReadOnlySpan<byte> raw = _json.Slice(entry.Start, entry.Length);
        if (!raw.Contains((byte)'\\'))
        {
            return FindSlot(ref group, raw);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = EscapedText.Unescape(raw, rented);
        int slot = FindSlot(ref group, rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        return slot;
    }

    private void Push(NameEntry entry)
    {
        if (_count == _entries.Length)
        {
            // Two numbers each: of those the runtime has a pool compiled.
            int[] rented = ArrayPool<int>.Shared.Rent(_count * 2 * 2);
            Span<NameEntry> larger = MemoryMarshal.Cast<int, NameEntry>(rented.AsSpan());
            _entries.CopyTo(larger);
            Release();
            _rented = rented;
            _entries = larger;
        }

        _entries[_count++] = entry;
    }
}
