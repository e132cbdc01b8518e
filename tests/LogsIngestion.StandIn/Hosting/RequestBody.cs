using System.Buffers;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>Reads a request's body to its end, so that the client hears the answer whatever it says.</summary>
internal sealed record RequestBody(ReadOnlyMemory<byte> Content, long WireBytes)
{
    private const int ChunkBytes = 64 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Keeps what fits under the limit and counts the rest.</summary>
    /// <param name="bytesPerSecond">How fast to read; null for as fast as it comes.</param>
    public static async Task<RequestBody> ReadAsync(Stream body, int limit, int? bytesPerSecond, TimeProvider clock, CancellationToken cancellation)
    {
        var kept = new ArrayBufferWriter<byte>();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var most = bytesPerSecond is { } speed ? Math.Clamp((int)(speed * Pause.TotalSeconds), 1, ChunkBytes) : ChunkBytes;
            long total = 0;
            while (await body.ReadAsync(chunk.AsMemory(0, most), cancellation) is var read and > 0)
            {
                total += read;
                if (total <= limit)
                {
                    kept.Write(chunk.AsSpan(0, read));
                }

                if (bytesPerSecond is not null)
                {
                    await Task.Delay(Pause, clock, cancellation);
                }
            }

            return new RequestBody(kept.WrittenMemory, total);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
