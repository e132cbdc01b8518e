using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Ingest.EndToEnd.Durability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingest.EndToEnd.Delivery;

/// <summary>
/// Stands before a receiver that is killed and started again: passes requests on, answers some with 503 and 429 itself, and loses the
/// answers of others. Keeps what the receiver said of each id, life by life.
/// </summary>
internal sealed class FaultyGateway : IAsyncDisposable
{
    private const int Turns = 10;
    private const int Unavailable = 3;
    private const int TooMany = 6;
    private const int AnswerLost = 8;

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly string _rows;
    private readonly SemaphoreSlim _restarting = new(1);
    private ReceiverProcess _receiver;
    private ConcurrentDictionary<Guid, bool> _storedInThisLife = new();
    private int _requests;
    private volatile bool _isSound;
    private volatile TaskCompletionSource? _held;

    private FaultyGateway(string rows, ReceiverProcess receiver)
    {
        _rows = rows;
        _receiver = receiver;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    internal string Address => _app.Urls.Single();

    /// <summary>Answers that the gateway did not make itself.</summary>
    internal int PassedOn { get; private set; }

    /// <summary>Events sent again in the same life of the receiver.</summary>
    internal int Duplicates { get; private set; }

    /// <summary>Ids whose verdict was not what it should have been.</summary>
    internal ConcurrentQueue<string> Contradictions { get; } = new();

    internal static async Task<FaultyGateway> StartAsync(string rows)
    {
        var gateway = new FaultyGateway(rows, await ReceiverProcess.StartAsync(rows));
        await gateway._app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>Kills the receiver and starts another one on the same files.</summary>
    internal async Task RestartReceiverAsync()
    {
        await _restarting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _receiver.DisposeAsync();
            _storedInThisLife = new();
            _receiver = await ReceiverProcess.StartAsync(_rows);
        }
        finally
        {
            _restarting.Release();
        }
    }

    /// <summary>From now on every request is passed on.</summary>
    internal void BecomeSound() => _isSound = true;

    /// <summary>
    /// The next request is passed on, and its answer held back until its sender has gone. The task ends once the receiver has answered.
    /// </summary>
    internal Task HoldNextAnswer()
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _held.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _receiver.DisposeAsync();
        _http.Dispose();
        _restarting.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var turn = _isSound ? 0 : Interlocked.Increment(ref _requests) % Turns;
        if (turn is Unavailable or TooMany)
        {
            context.Response.StatusCode = turn == Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (receiver, life) = (_receiver.Address, _storedInThisLife);
        try
        {
            using var passed = Passed(context.Request, body.ToArray(), receiver);
            using var answer = await _http.SendAsync(passed, CancellationToken.None);
            var text = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if ((int)answer.StatusCode == StatusCodes.Status200OK)
            {
                Compare(Ids(context.Request, body.ToArray()), text, life);
            }

            if (Interlocked.Exchange(ref _held, null) is { } held)
            {
                held.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                return;
            }

            if (turn == AnswerLost)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await context.Response.Body.WriteAsync(text);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The receiver is down, or has died with the request.
            context.Abort();
        }
    }

    private static HttpRequestMessage Passed(HttpRequest request, byte[] body, Uri receiver)
    {
        var content = new ByteArrayContent(body);
        var passed = new HttpRequestMessage(HttpMethod.Post, new Uri(receiver, request.Path)) { Content = content };
        foreach (var header in request.Headers.Where(h => h.Key is not ("Host" or "Content-Length")))
        {
            if (!passed.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                content.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        return passed;
    }

    private static List<Guid> Ids(HttpRequest request, byte[] body)
    {
        Stream stream = new MemoryStream(body);
        using var reader = new StreamReader(request.Headers.ContentEncoding == "gzip" ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(IdOf)];
    }

    internal static Guid IdOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetGuid();
    }

    private void Compare(List<Guid> ids, byte[] answer, ConcurrentDictionary<Guid, bool> life)
    {
        using var json = JsonDocument.Parse(answer);
        var verdicts = ids.Select(_ => "stored").ToArray();
        foreach (var result in json.RootElement.GetProperty("results").EnumerateArray())
        {
            verdicts[result.GetProperty("index").GetInt32()] = result.GetProperty("verdict").GetString()!;
        }

        lock (Contradictions)
        {
            PassedOn++;
            for (var i = 0; i < ids.Count; i++)
            {
                var expected = life.ContainsKey(ids[i]) ? "duplicate" : "stored";
                Duplicates += expected == "duplicate" ? 1 : 0;
                life[ids[i]] = true;
                if (verdicts[i] != expected)
                {
                    Contradictions.Enqueue($"{ids[i]}: expected {expected}, got {verdicts[i]}");
                }
            }
        }
    }
}
