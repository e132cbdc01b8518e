using System.Buffers.Binary;
using System.Numerics;

namespace Telemetry.Schema.Validating;

/// <summary>Finds UTF-8 names among those a schema declares, without making strings.</summary>
/// <remarks>The names are known when the schema is compiled, so a document cannot make its buckets long.</remarks>
internal sealed class Utf8NameTable
{
    public static readonly Utf8NameTable Empty = new([]);

    private readonly byte[][] _names;
    private readonly QuotedName[] _quoted;
    private readonly int[] _buckets;
    private readonly int[] _next;
    private readonly int _shift;

    public Utf8NameTable(byte[][] names)
    {
        _names = names;
        _quoted = new QuotedName[names.Length];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, names.Length * 2));
        _shift = 32 - BitOperations.Log2((uint)size);
        _buckets = new int[size];
        _next = new int[names.Length];

        // Chains hold index + 1; backwards, so that of two equal names the first is found.
        for (int i = names.Length - 1; i >= 0; i--)
        {
            uint bucket = Hash(names[i]) >> _shift;
            _next[i] = _buckets[bucket];
            _buckets[bucket] = i + 1;
            _quoted[i] = new QuotedName(names[i]);
        }
    }

    public int Count => _names.Length;

    public ReadOnlySpan<byte> this[int index] => _names[index];

    /// <summary>Where the quote after the name at an index lies, when that name begins at a position of a document; -1 when not, and past the last.</summary>
    public int QuotedEnd(int index, ReadOnlySpan<byte> json, int at) =>
        (uint)index < (uint)_quoted.Length ? _quoted[index].EndIn(json, at) : -1;

    /// <summary>The index of a name; -1 when it is not in the table.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        int index = _buckets[Hash(name) >> _shift] - 1;
        while (index >= 0 && !name.SequenceEqual(_names[index]))
        {
            index = _next[index] - 1;
        }

        return index;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        // Length, head and tail tell the names of a schema apart well enough; multiplied by 2³²/φ to spread them.
        uint mixed = (uint)name.Length;
        if (name.Length >= sizeof(uint))
        {
            mixed += BinaryPrimitives.ReadUInt32LittleEndian(name);
            mixed ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]), 15);
        }
        else if (!name.IsEmpty)
        {
            mixed ^= (uint)((name[0] << 8) | (name[name.Length / 2] << 16) | (name[^1] << 24));
        }

        return mixed * 2654435769;
    }
}
