using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using LogsIngestion.StandIn.Hosting;

namespace LogsIngestion.StandIn.Tests.Doubles;

/// <summary>A client of a stand-in that trusts its certificate and carries a token. Each call has a connection of its own.</summary>
internal sealed class Caller : IDisposable
{
    public const string Rule = "dcr-1";
    public const string Stream = "Custom-Events";

    private readonly LogsIngestionStandIn _standIn;

    public Caller(LogsIngestionStandIn standIn)
    {
        _standIn = standIn;

        // On a connection that was used before, the client would try a reset call again by itself.
        var handler = standIn.CreateHandler();
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        Http = new HttpClient(handler);
        Authorization = new AuthenticationHeaderValue("Bearer", standIn.Tokens.Issue().Value);
    }

    public HttpClient Http { get; }

    public AuthenticationHeaderValue? Authorization { get; set; }

    public static byte[] Rows(params string[] eventIds) =>
        Encoding.UTF8.GetBytes("[" + string.Join(',', eventIds.Select(id => $$"""{"EventId":"{{id}}"}""")) + "]");

    public static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    public HttpRequestMessage Request(byte[] body, string? encoding = null, Uri? address = null)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return new HttpRequestMessage(HttpMethod.Post, address ?? _standIn.UploadAddress(Rule, Stream))
        {
            Content = content,
            Headers = { Authorization = Authorization },
        };
    }

    public async Task<CallResult> PostAsync(byte[] body, string? encoding = null, Uri? address = null)
    {
        using var request = Request(body, encoding, address);
        return await SendAsync(request);
    }

    public async Task<CallResult> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new CallResult((int)response.StatusCode, text, response.Headers.RetryAfter, response.Headers.WwwAuthenticate.ToString());
    }

    public void Dispose() => Http.Dispose();
}
