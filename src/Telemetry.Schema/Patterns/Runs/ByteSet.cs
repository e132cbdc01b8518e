using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Runs;

/// <summary>A set of ASCII characters, with or without all others, that sixteen bytes are looked up in at once.</summary>
/// <remarks>Two tables of sixteen, by the lower and by the upper half of a byte; a character is in the set when both have the same bit.</remarks>
internal sealed class ByteSet
{
    private const int FirstOther = 0x80;

    private readonly Vector128<byte> _byLower;
    private readonly Vector128<byte> _byUpper;

    private ByteSet(CodePointSet set, bool hasOthers)
    {
        var byLower = new byte[Vector128<byte>.Count];
        for (int character = 0; character < FirstOther; character++)
        {
            if (set.Contains(character))
            {
                byLower[character & 0xF] |= (byte)(1 << (character >> 4));
            }
        }

        HasOthers = hasOthers;
        _byLower = Vector128.Create(byLower);
        _byUpper = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>Whether all characters beyond ASCII are in the set; otherwise none is.</summary>
    public bool HasOthers { get; }

    /// <returns>Null when some characters beyond ASCII are in the set and some are not.</returns>
    public static ByteSet? TryCreate(CodePointSet set)
    {
        // The complement tells as well: surrogates are in neither.
        bool hasNoOthers = IsAscii(set);
        return hasNoOthers || IsAscii(set.Negate()) ? new ByteSet(set, !hasNoOthers) : null;
    }

    /// <summary>Whether all characters of a well-formed text are in the set.</summary>
    public bool HasAll(ReadOnlySpan<byte> text)
    {
        if (text.Length < Vector128<byte>.Count)
        {
            return HasAllOfFew(text);
        }

        int last = text.Length - Vector128<byte>.Count;
        for (int start = 0; start < last; start += Vector128<byte>.Count)
        {
            if (!HasAll(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (uint)start)))
            {
                return false;
            }
        }

        // The last sixteen may overlap those before.
        return HasAll(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (uint)last));
    }

    public bool Has(byte unit) =>
        unit < FirstOther ? (_byLower[unit & 0xF] & (1 << (unit >> 4))) != 0 : HasOthers;

    private static bool IsAscii(CodePointSet set) => set.Ranges is [] or [.., { Last: < FirstOther }];

    private bool HasAllOfFew(ReadOnlySpan<byte> text)
    {
        // Two loads that overlap leave out nothing.
        if (text.Length >= sizeof(ulong))
        {
            return HasAll(Vector128.Create(
                MemoryMarshal.Read<ulong>(text), MemoryMarshal.Read<ulong>(text[^sizeof(ulong)..])).AsByte());
        }

        if (text.Length >= sizeof(uint))
        {
            ulong both = MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[^sizeof(uint)..]) << 32);
            return HasAll(Vector128.Create(both, both).AsByte());
        }

        foreach (byte unit in text)
        {
            if (!Has(unit))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasAll(Vector128<byte> units)
    {
        Vector128<byte> lower = Vector128.ShuffleNative(_byLower, units & Vector128.Create((byte)0xF));
        Vector128<byte> upper = Vector128.ShuffleNative(_byUpper, (units >>> 4) & Vector128.Create((byte)0xF));
        Vector128<byte> isOut = Vector128.Equals(lower & upper, Vector128<byte>.Zero);
        if (HasOthers)
        {
            isOut = Vector128.AndNot(isOut, Vector128.GreaterThanOrEqual(units, Vector128.Create((byte)FirstOther)));
        }

        return isOut == Vector128<byte>.Zero;
    }
}
