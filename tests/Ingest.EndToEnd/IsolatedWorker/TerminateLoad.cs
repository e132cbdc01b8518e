using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ingest.EndToEnd.Durability;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>Connections that post events, each as fast as it is answered, until the worker takes no more.</summary>
/// <param name="enough">So many answers complete <see cref="Answered"/>.</param>
internal sealed class TerminateLoad(HttpClient client, int enough)
{
    private const int Connections = 8;

    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answers;

    public ConcurrentBag<Guid> Stored { get; } = [];

    public Task Answered => _answered.Task;

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => PostAllAsync()));

    private async Task PostAllAsync()
    {
        try
        {
            for (var id = EventSource.NextId(); await IsStoredAsync(id); id = EventSource.NextId())
            {
                Stored.Add(id);
                if (Interlocked.Increment(ref _answers) == enough)
                {
                    _answered.SetResult();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The worker has ended.
        }
    }

    private async Task<bool> IsStoredAsync(Guid id)
    {
        using var content = new StringContent(EventSource.Event(id), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/v1/events", UriKind.Relative), content);
        return answer.StatusCode == HttpStatusCode.NoContent;
    }
}
