using System.Buffers.Text;

namespace Ingest.Functions.Mapping;

/// <summary>One row while it is written, in room that was reserved for the longest it can become: adding to it is a copy and nothing else.</summary>
internal ref struct RowLine(Span<byte> room)
{
    private readonly Span<byte> _room = room;

    public int Length { get; private set; }

    /// <summary>What was written so far.</summary>
    public readonly Span<byte> Written => _room[..Length];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room[Length..]);
        Length += bytes.Length;
    }

    public void Add(long number)
    {
        Utf8Formatter.TryFormat(number, _room[Length..], out var written);
        Length += written;
    }

    /// <summary>Forgets everything after the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = length;
}
