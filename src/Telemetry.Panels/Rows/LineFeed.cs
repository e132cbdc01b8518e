namespace Telemetry.Panels.Rows;

/// <summary>Cuts streams into lines and hands them to a reader. Holds one buffer, however long the stream is.</summary>
internal sealed class LineFeed(RowStore store)
{
    /// <summary>Longer lines are no rows; the receiver's are under 64 KiB.</summary>
    public const int LongestLine = 1 << 20;

    private readonly RowReader _reader = new(store);
    private readonly byte[] _buffer = new byte[LongestLine];

    /// <summary>Reads to the end of the stream.</summary>
    /// <param name="progress">Told how many bytes have been read of this stream, about once a buffer.</param>
    /// <returns>Bytes up to the end of the last line that was read.</returns>
    public long Read(Stream stream, LastLine last, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        long done = 0;
        var held = 0;
        var tooLong = false;
        int read;
        while ((read = stream.Read(_buffer, held, _buffer.Length - held)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            held += read;
            var used = Lines(_buffer.AsSpan(0, held), ref tooLong);
            if (used == 0 && held == _buffer.Length)
            {
                tooLong = true;
                used = held;
            }

            done += used;
            held -= used;
            _buffer.AsSpan(used, held).CopyTo(_buffer);
            progress?.Invoke(done);
        }

        if (held > 0 && last == LastLine.Read)
        {
            Line(_buffer.AsSpan(0, held), ref tooLong);
            done += held;
        }

        return done;
    }

    private int Lines(ReadOnlySpan<byte> bytes, ref bool tooLong)
    {
        var used = 0;
        int length;
        while ((length = bytes[used..].IndexOf((byte)'\n')) >= 0)
        {
            Line(bytes.Slice(used, length), ref tooLong);
            used += length + 1;
        }

        return used;
    }

    private void Line(ReadOnlySpan<byte> line, ref bool tooLong)
    {
        if (tooLong)
        {
            // What is here is only the end of it.
            store.Unreadable++;
            tooLong = false;
        }
        else if (!line.Trim(" \r\t"u8).IsEmpty)
        {
            _reader.Read(line);
        }
    }
}
