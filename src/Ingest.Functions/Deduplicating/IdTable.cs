using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Ingest.Functions.Deduplicating;

/// <summary>
/// A hash table of events, with a number for each. Beside the entries it keeps a byte for each of them with a part of its
/// hash, and those are searched 16 at a time: a hundred thousand fit into a processor's cache, so that nearly every event,
/// being new, is told so without touching memory (the layout of Abseil's "Swiss tables"). Not thread-safe.
/// </summary>
internal sealed class IdTable
{
    /// <summary>Entries whose bytes are searched at a time.</summary>
    private const int Group = 16;

    private const int FewestGroups = 16;

    /// <summary>Bits of a hash that an entry's byte holds. With the highest bit set it holds none.</summary>
    private const int TagBits = 7;

    /// <summary>There was never an entry here: whoever searches may stop.</summary>
    private const byte Free = 0x80;

    /// <summary>There was an entry here, and the one that is searched for may lie further on.</summary>
    private const byte Gone = 0xFF;

    // Ids are a client's choice; what it cannot know, it cannot make collide.
    private readonly ulong _seed = Random64();
    private readonly ulong _otherSeed = Random64();

    private byte[] _tags = FreeTags(FewestGroups);
    private Entry[] _entries = new Entry[FewestGroups * Group];

    /// <summary>Places that are not free: entries, and those where one is gone.</summary>
    private int _used;

    /// <summary>Entries.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the event is in the table, and its number.</summary>
    public bool TryGet(in EventKey key, out long value)
    {
        var at = Find(key, Hash(key));
        value = at < 0 ? 0 : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Adds the event, or gives it another number.</summary>
    public void Set(in EventKey key, long value)
    {
        var hash = Hash(key);
        var at = Find(key, hash);
        if (at >= 0)
        {
            _entries[at].Value = value;
            return;
        }

        if (_used >= _tags.Length / 8 * 7)
        {
            Rebuild();
        }

        Place(new Entry(key.Id, key.Producer, value), hash);
    }

    /// <summary>Whether the event was in the table.</summary>
    public bool Remove(in EventKey key)
    {
        var at = Find(key, Hash(key));
        if (at < 0)
        {
            return false;
        }

        // No search passes a group with a free place, so none can miss this one.
        var isFree = Vector128.EqualsAny(Tags(at & ~(Group - 1)), Vector128.Create(Free));
        _tags[at] = isFree ? Free : Gone;
        _used -= isFree ? 1 : 0;
        Count--;
        return true;
    }

    /// <summary>Forgets all, and keeps the memory.</summary>
    public void Clear()
    {
        _tags.AsSpan().Fill(Free);
        _used = 0;
        Count = 0;
    }

    private int Find(in EventKey key, ulong hash)
    {
        var tag = Vector128.Create(Tag(hash));
        for (var group = FirstGroup(hash); ; group = (group + Group) & (_tags.Length - 1))
        {
            var tags = Tags(group);
            for (var alike = Vector128.Equals(tags, tag).ExtractMostSignificantBits(); alike != 0; alike &= alike - 1)
            {
                var at = group + BitOperations.TrailingZeroCount(alike);
                if (_entries[at].Key == key)
                {
                    return at;
                }
            }

            if (Vector128.EqualsAny(tags, Vector128.Create(Free)))
            {
                return -1;
            }
        }
    }

    private void Place(in Entry entry, ulong hash)
    {
        for (var group = FirstGroup(hash); ; group = (group + Group) & (_tags.Length - 1))
        {
            // Free and gone have the highest bit set, tags do not.
            var open = Tags(group).ExtractMostSignificantBits();
            if (open != 0)
            {
                var at = group + BitOperations.TrailingZeroCount(open);
                _used += _tags[at] == Free ? 1 : 0;
                _tags[at] = Tag(hash);
                _entries[at] = entry;
                Count++;
                return;
            }
        }
    }

    /// <summary>Makes room: twice as much where entries fill it, as much as before where most of them are gone.</summary>
    private void Rebuild()
    {
        var (tags, entries) = (_tags, _entries);
        var groups = tags.Length / Group * (Count >= tags.Length / 2 ? 2 : 1);
        (_tags, _entries) = (FreeTags(groups), new Entry[groups * Group]);
        (_used, Count) = (0, 0);
        for (var at = 0; at < tags.Length; at++)
        {
            if (tags[at] < Free)
            {
                Place(entries[at], Hash(entries[at].Key));
            }
        }
    }

    private Vector128<byte> Tags(int group) => Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_tags), (nuint)group);

    private int FirstGroup(ulong hash) => (int)(hash >> TagBits) & (_tags.Length - Group);

    private static byte Tag(ulong hash) => (byte)(hash & ((1 << TagBits) - 1));

    /// <summary>Both halves of a product of 128 bits, into which every bit of the id goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Hash(in EventKey key)
    {
        var high = Math.BigMul((ulong)(key.Id >> 64) ^ _seed, (ulong)key.Id ^ _otherSeed ^ ((ulong)(uint)key.Producer << 32), out var low);
        return high ^ low;
    }

    private static byte[] FreeTags(int groups)
    {
        var tags = new byte[groups * Group];
        tags.AsSpan().Fill(Free);
        return tags;
    }

    private static ulong Random64() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Its members one by one, which is 32 bytes; with a key inside it would be 48.</summary>
    private struct Entry(UInt128 id, int producer, long value)
    {
        private readonly UInt128 _id = id;
        private readonly int _producer = producer;

        public long Value = value;

        public readonly EventKey Key => new(_id, _producer);
    }
}
