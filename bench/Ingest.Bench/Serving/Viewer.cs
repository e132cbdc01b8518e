using System.Globalization;
using System.Net;

namespace Ingest.Bench.Serving;

/// <summary>What a browser with an open dashboard does: takes the page, then reads the pieces that are sent as they change.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private const string State = "data-state=\"";

    private readonly CancellationTokenSource _closed = new();
    private readonly HttpClient _client;
    private readonly Task _reading;

    private Viewer(HttpClient client, Stream live)
    {
        _client = client;
        _reading = ReadAsync(live, _closed.Token);
    }

    /// <summary>Opened once the page is there whole: what the first look at rows costs is another figure.</summary>
    public static async Task<Viewer> OpenAsync(int port)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/dashboard");
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli });
        var page = await client.GetStringAsync(new Uri(address));
        var state = page[(page.IndexOf(State, StringComparison.Ordinal) + State.Length)..];
        return new Viewer(client, await client.GetStreamAsync(new Uri($"{address}/live?state={state[..state.IndexOf('"', StringComparison.Ordinal)]}")));
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _reading;
        _client.Dispose();
        _closed.Dispose();
    }

    private static async Task ReadAsync(Stream live, CancellationToken closed)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await live.ReadAsync(buffer, closed) > 0)
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }
}
