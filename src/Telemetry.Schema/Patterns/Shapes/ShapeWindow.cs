using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>Sixteen neighbouring characters of a text and the set that each has to be in.</summary>
internal sealed class ShapeWindow
{
    private readonly int _start;

    // Per range the first character and how many follow at each position; a range that a set does not need repeats its first.
    private readonly Vector128<byte>[] _firsts;
    private readonly Vector128<byte>[] _widths;

    /// <param name="start">Position of the first of the sixteen.</param>
    /// <param name="sets">The set at each position; null where any character will do.</param>
    public ShapeWindow(int start, IReadOnlyList<CodePointSet?> sets)
    {
        _start = start;
        int ranges = 1;
        foreach (CodePointSet? set in sets)
        {
            ranges = Math.Max(ranges, set?.Ranges.Count ?? 1);
        }

        _firsts = new Vector128<byte>[ranges];
        _widths = new Vector128<byte>[ranges];
        Span<byte> firsts = stackalloc byte[Vector128<byte>.Count];
        Span<byte> widths = stackalloc byte[Vector128<byte>.Count];
        for (int i = 0; i < ranges; i++)
        {
            for (int position = 0; position < sets.Count; position++)
            {
                CodePointRange range = Range(sets[position], i);
                firsts[position] = (byte)range.First;
                widths[position] = (byte)(range.Last - range.First);
            }

            _firsts[i] = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(firsts));
            _widths[i] = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(widths));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(ReadOnlySpan<byte> text)
    {
        Vector128<byte> characters = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text.Slice(_start, Vector128<byte>.Count)));
        Vector128<byte>[] widths = _widths;
        Vector128<byte> inSets = Vector128<byte>.Zero;
        for (int i = 0; i < widths.Length; i++)
        {
            // Characters below the first wrap around and are far above the width.
            inSets |= Vector128.LessThanOrEqual(characters - _firsts[i], widths[i]);
        }

        return inSets == Vector128<byte>.AllBitsSet;
    }

    private static CodePointRange Range(CodePointSet? set, int index) =>
        set is null ? new CodePointRange(0, byte.MaxValue) : set.Ranges[index < set.Ranges.Count ? index : 0];
}
