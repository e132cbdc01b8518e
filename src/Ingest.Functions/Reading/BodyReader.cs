using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Ingest.Functions.Reading;

/// <summary>
/// Takes a request's body into pooled memory, decoded, within every limit of <see cref="IngestLimits"/>.
/// The least rate is enforced by Kestrel, the time in all here.
/// </summary>
internal sealed class BodyReader(TimeProvider clock)
{
    /// <summary>The most memory that an announced length is believed for.</summary>
    private const long Presized = 1024 * 1024;

    /// <summary>Reads and decodes the whole body into <paramref name="body"/>; <paramref name="encoded"/> is scratch space.</summary>
    public async ValueTask<ReadFault> ReadAsync(HttpContext context, ContentCoding coding, PooledBuffer body, PooledBuffer encoded)
    {
        if (coding == ContentCoding.Identity)
        {
            return await ReadRawAsync(context, body, IngestLimits.BodyBytes, ReadFault.TooLarge);
        }

        var fault = await ReadRawAsync(context, encoded, IngestLimits.CompressedBodyBytes, ReadFault.CompressedTooLarge);
        return fault == ReadFault.None ? BodyDecoder.Decode(encoded, coding, body) : fault;
    }

    private async ValueTask<ReadFault> ReadRawAsync(HttpContext context, PooledBuffer buffer, int limit, ReadFault tooLarge)
    {
        if (context.Request.ContentLength > limit)
        {
            return tooLarge;
        }

        if (context.Request.ContentLength is { } announced and > 0)
        {
            // One piece of memory from the start, instead of growing into it; but no more than was worth it if nothing comes.
            buffer.GetSpan((int)Math.Min(announced, Presized));
        }

        var reader = context.Request.BodyReader;
        try
        {
            // A small body has mostly arrived with its headers; then no timer is needed.
            if (reader.TryRead(out var arrived) && Take(reader, arrived, buffer, limit))
            {
                return buffer.Length > limit ? tooLarge : ReadFault.None;
            }

            return await ReadRestAsync(context, reader, buffer, limit) ? tooLarge : ReadFault.None;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => ReadFault.TooSlow,
                StatusCodes.Status413PayloadTooLarge => tooLarge,
                _ => ReadFault.Incomplete,
            };
        }
        catch (OperationCanceledException)
        {
            return context.RequestAborted.IsCancellationRequested ? ReadFault.Aborted : ReadFault.TooSlow;
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException or IOException)
        {
            return ReadFault.Aborted;
        }
    }

    /// <summary>Whether the body went past the limit.</summary>
    private async ValueTask<bool> ReadRestAsync(HttpContext context, PipeReader reader, PooledBuffer buffer, int limit)
    {
        using var timeout = new CancellationTokenSource(IngestLimits.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.RequestAborted);
        while (!Take(reader, await reader.ReadAsync(either.Token), buffer, limit))
        {
        }

        return buffer.Length > limit;
    }

    /// <summary>Copies what arrived; true when nothing more is wanted.</summary>
    private static bool Take(PipeReader reader, ReadResult arrived, PooledBuffer buffer, int limit)
    {
        foreach (var segment in arrived.Buffer)
        {
            buffer.Write(segment.Span);
            if (buffer.Length > limit)
            {
                break;
            }
        }

        reader.AdvanceTo(arrived.Buffer.End);
        return arrived.IsCompleted || buffer.Length > limit;
    }
}
