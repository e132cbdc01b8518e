using System.Buffers;
using System.IO.Compression;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>
/// The body of a call: rows as a JSON array, gzip-compressed. The rows' bytes are copied and never parsed again: JSON text
/// has no newline but the one that ends each row, so newlines become commas.
/// </summary>
internal static class UploadBody
{
    private const int ChunkBytes = 32 * 1024;

    /// <param name="parts">Rows, each ended by a newline.</param>
    public static void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, PooledBuffer target)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            // Disposed before the body is used: only that writes gzip's end, without which strict readers fail.
            using var gzip = new GZipStream(new PooledBufferStream(target), CompressionLevel.Fastest);
            WriteArray(parts, gzip, chunk.AsSpan(0, ChunkBytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static void WriteArray(IReadOnlyList<ReadOnlyMemory<byte>> parts, GZipStream gzip, Span<byte> chunk)
    {
        // Every row's newline is written as the comma before the next row, hence the last one never.
        var filled = 0;
        var opening = (byte)'[';
        foreach (var part in parts)
        {
            var rest = part.Span;
            while (!rest.IsEmpty)
            {
                if (filled + 1 >= chunk.Length)
                {
                    gzip.Write(chunk[..filled]);
                    filled = 0;
                }

                if (opening != 0)
                {
                    chunk[filled++] = opening;
                    opening = 0;
                }

                var count = Math.Min(rest.Length, chunk.Length - filled);
                rest[..count].Replace(chunk[filled..], (byte)'\n', (byte)',');
                filled += count;
                rest = rest[count..];
            }
        }

        if (opening != 0)
        {
            chunk[filled++] = opening;
            chunk[filled++] = (byte)']';
        }
        else
        {
            chunk[filled - 1] = (byte)']';
        }

        gzip.Write(chunk[..filled]);
    }
}
