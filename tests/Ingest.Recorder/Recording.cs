using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ingest.Recorder;

/// <summary>A file of requests, byte for byte, and decoded once more where they were compressed: for whoever searches it.</summary>
internal sealed class Recording(string path) : IAsyncDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly SemaphoreSlim _turn = new(1);

    public async Task WriteAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        await _turn.WaitAsync();
        try
        {
            await _file.WriteAsync(Encoding.UTF8.GetBytes(Head(request)));
            await _file.WriteAsync(body.ToArray());
            if (request.Headers.ContentEncoding == "gzip")
            {
                body.Position = 0;
                await using var decoded = new GZipStream(body, CompressionMode.Decompress);
                await decoded.CopyToAsync(_file);
            }

            await _file.WriteAsync("\n\n"u8.ToArray());
            await _file.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _turn.Dispose();
    }

    private static string Head(HttpRequest request)
    {
        var fields = request.Headers.SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}\n"));
        return $"{request.Method} {request.Path}{request.QueryString} {request.Protocol}\n{string.Concat(fields)}\n";
    }
}
