using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ingest.EndToEnd.Durability;

/// <summary>
/// Several connections that post single events and batches, each as fast as it is answered, until the receiver is gone. What was
/// answered as stored is kept.
/// </summary>
internal sealed class KillLoad : IDisposable
{
    /// <summary>Events in the requests of each connection; the large one is written in more than one piece.</summary>
    private static readonly int[] Connections = [1, 1, 1, 7, 300];

    private readonly HttpClient _http;
    private readonly int _enough;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answers;

    /// <param name="enough">So many answers complete <see cref="Answered"/>.</param>
    public KillLoad(Uri receiver, int enough)
    {
        _enough = enough;
        _http = new HttpClient { BaseAddress = receiver };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ReceiverProcess.Token);
        if (enough == 0)
        {
            _answered.SetResult();
        }
    }

    /// <summary>The ids of all events answered as stored.</summary>
    public ConcurrentBag<Guid> Stored { get; } = [];

    public Task Answered => _answered.Task;

    /// <summary>Completes when every connection is broken.</summary>
    public Task RunAsync() => Task.WhenAll(Connections.Select(PostAllAsync));

    public void Dispose() => _http.Dispose();

    private async Task PostAllAsync(int events)
    {
        try
        {
            while (true)
            {
                var ids = Enumerable.Range(0, events).Select(_ => EventSource.NextId()).ToArray();
                await PostAsync(ids);
                ids.ToList().ForEach(Stored.Add);
                if (Interlocked.Increment(ref _answers) == _enough)
                {
                    _answered.SetResult();
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The receiver was killed.
        }
        catch (Exception e)
        {
            _answered.TrySetException(e);
            throw;
        }
    }

    private async Task PostAsync(Guid[] ids)
    {
        using var content = new StringContent(string.Join('\n', ids.Select(EventSource.Event)), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(ids.Length == 1 ? "application/json" : "application/x-ndjson");
        using var answer = await _http.PostAsync(new Uri("/v1/events", UriKind.Relative), content);
        if (ids.Length == 1)
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            return;
        }

        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(ids.Length, body.RootElement.GetProperty("stored").GetInt32());
    }
}
