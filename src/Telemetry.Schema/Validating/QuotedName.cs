using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Schema.Validating;

/// <summary>A member's name as it mostly stands in a document: no escapes, and a quote after it.</summary>
internal readonly struct QuotedName
{
    private readonly Vector128<byte> _head;
    private readonly Vector128<byte> _mask;
    private readonly byte[] _text;

    public QuotedName(ReadOnlySpan<byte> name)
    {
        // A name that cannot stand without escapes matches nowhere.
        bool needsEscapes = false;
        foreach (byte value in name)
        {
            needsEscapes |= value is < 0x20 or (byte)'"' or (byte)'\\';
        }

        _text = needsEscapes ? [] : [.. name, (byte)'"'];
        Span<byte> head = stackalloc byte[Vector128<byte>.Count];
        Span<byte> mask = stackalloc byte[Vector128<byte>.Count];
        head.Clear();
        mask.Clear();
        for (int i = 0; i < Math.Min(_text.Length, head.Length); i++)
        {
            head[i] = _text[i];
            mask[i] = byte.MaxValue;
        }

        _head = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(head));
        _mask = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(mask));
    }

    /// <summary>Where the closing quote lies when the name begins at a position; -1 when it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndIn(ReadOnlySpan<byte> json, int at)
    {
        if (_text.Length <= Vector128<byte>.Count && at + Vector128<byte>.Count <= json.Length)
        {
            Vector128<byte> found = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (uint)at);
            return (found & _mask) == _head && _text.Length > 0 ? at + _text.Length - 1 : -1;
        }

        return _text.Length > 0 && json[at..].StartsWith(_text) ? at + _text.Length - 1 : -1;
    }
}
