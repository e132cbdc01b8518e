using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ingest.Soak.Load;

/// <summary>One client: sends events, and sends them again under the same ids until each has a verdict.</summary>
internal sealed class Sender(HttpClient http, Ledger ledger, SenderProfile profile, Random random)
{
    private const int MostMillisecondsOfImpatience = 60;

    /// <summary>One request in so many repeats an event that is stored already.</summary>
    private const int RepeatEvery = 40;

    /// <summary>Clients of this load come back sooner than they are asked to, or a fault would end the load for a minute.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private static readonly Uri Path = new("/v1/events", UriKind.Relative);

    private SoakEvent? _stored;

    public async Task RunAsync(CancellationToken stop)
    {
        List<SoakEvent> open = [];
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                var isFirst = open.Count == 0;
                if (isFirst)
                {
                    open.AddRange(Next());
                }

                var wait = await SendAsync(open, isFirst, stop);
                await Task.Delay(open.Count == 0 ? profile.Pause * ((1 + random.NextDouble()) / 2) : wait, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over; what is open stays open.
        }
    }

    private List<SoakEvent> Next() => profile.Events == 1 && _stored is { } again && random.Next(RepeatEvery) == 0
        ? [again]
        : Enumerable.Range(0, profile.Events).Select(_ => SoakEvent.Next(random)).ToList();

    /// <summary>Sends them once, takes those off that have their verdict, and says when to come again with the others.</summary>
    private async Task<TimeSpan> SendAsync(List<SoakEvent> open, bool isFirst, CancellationToken stop)
    {
        ledger.Sending(open);
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (isFirst && profile.Patience == Patience.Impatient)
        {
            hangUp.CancelAfter(random.Next(MostMillisecondsOfImpatience));
        }

        try
        {
            using var content = Content(open);
            using var answer = await http.PostAsync(Path, content, hangUp.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(hangUp.Token);
            Take(answer, body, open);
            return answer.Headers.RetryAfter?.Delta is { } asked && asked < LongestWait ? asked : LongestWait;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            ledger.Unsettled("hung up");
            return TimeSpan.Zero;
        }
        catch (HttpRequestException)
        {
            ledger.Unsettled("no connection");
            return LongestWait;
        }
    }

    private ByteArrayContent Content(List<SoakEvent> events)
    {
        var isLines = profile.MediaType == SenderProfile.Lines;
        var text = isLines ? string.Join('\n', events.Select(e => e.Json))
            : profile.Events == 1 ? events[0].Json
            : $"[{string.Join(',', events.Select(e => e.Json))}]";
        var content = new ByteArrayContent(isLines ? Gzip(text) : Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(profile.MediaType);
        if (isLines)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    private void Take(HttpResponseMessage answer, byte[] body, List<SoakEvent> open)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NoContent:
                Settle(open, 0, answer.Headers.GetValues("X-Telemetry-Verdict").Single());
                open.Clear();
                break;
            case HttpStatusCode.UnprocessableEntity when profile.Events == 1:
                Settle(open, 0, Verdicts.Invalid);
                open.Clear();
                break;
            case HttpStatusCode.OK when profile.Events > 1:
                TakeEach(body, open);
                break;
            case HttpStatusCode.ServiceUnavailable:
                using (var problem = JsonDocument.Parse(body))
                {
                    ledger.Unsettled(problem.RootElement.GetProperty("reason").GetString()!);
                }

                break;
            default:
                ledger.Unexpected.Enqueue($"{(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
                break;
        }
    }

    private void TakeEach(byte[] body, List<SoakEvent> open)
    {
        using var answer = JsonDocument.Parse(body);
        var verdicts = Enumerable.Repeat(Verdicts.Stored, open.Count).ToArray();
        foreach (var result in answer.RootElement.GetProperty("results").EnumerateArray())
        {
            verdicts[result.GetProperty("index").GetInt32()] = result.GetProperty("verdict").GetString()!;
        }

        List<SoakEvent> again = [];
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] == Verdicts.Retry)
            {
                ledger.Unsettled("retry in a batch");
                again.Add(open[i]);
            }
            else
            {
                Settle(open, i, verdicts[i]);
            }
        }

        open.Clear();
        open.AddRange(again);
    }

    private void Settle(List<SoakEvent> events, int index, string verdict)
    {
        ledger.Settle(events[index], verdict);
        if (verdict != Verdicts.Invalid)
        {
            _stored = events[index];
        }
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
