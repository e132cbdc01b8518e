using System.Buffers;

namespace Ingest.Functions.Reading;

/// <summary>
/// A growing run of bytes in pooled memory, which is taken when the first is written. One owner at a time; <see cref="Reset"/>
/// gives large memory back so that one big request does not stay in a pooled workspace for good.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Smallest = 4 * 1024;
    private const int KeptAcrossRequests = 8 * 1024;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    /// <summary>Whether <see cref="Reset"/> would keep its memory.</summary>
    public bool IsLight => _bytes.Length <= KeptAcrossRequests;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Write(byte value)
    {
        GetSpan(1)[0] = value;
        Length++;
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Forgets everything written after the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>Copies bytes to another place, which may overlap theirs.</summary>
    public void Move(int from, int length, int to) => _bytes.AsSpan(from, length).CopyTo(_bytes.AsSpan(to));

    public void Reset()
    {
        Length = 0;
        if (!IsLight)
        {
            GiveBack();
        }
    }

    public void Dispose()
    {
        Length = 0;
        GiveBack();
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), Math.Max(_bytes.Length * 2, Smallest)));
        Written.CopyTo(larger);
        GiveBack();
        _bytes = larger;
    }

    private void GiveBack()
    {
        var bytes = _bytes;
        _bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
