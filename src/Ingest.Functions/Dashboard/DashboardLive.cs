using System.Globalization;
using System.Text;
using Ingest.Functions.Answering;

namespace Ingest.Functions.Dashboard;

/// <summary><c>GET /dashboard/live</c>: sends an open page the pieces that have changed (server-sent events, WHATWG HTML, section 9.2).</summary>
internal sealed class DashboardLive(DashboardBoard board, DashboardIndex index, DashboardAccess access, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Pages that may be open at a time: each works out its own panels.</summary>
    private const int MostViewers = 16;

    /// <summary>How often the store is looked at.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>When a page is worked out anew although nothing came: its time range has moved on.</summary>
    private static readonly TimeSpan AnewAfter = TimeSpan.FromMinutes(1);

    /// <summary>What reading and working out take at most of one processor, all pages together: pages that are open must not slow the taking of events.</summary>
    private const int ShareOfTime = 20;

    private int _viewers;

    public async Task HandleAsync(HttpContext context)
    {
        if (await access.RefusesAsync(context))
        {
            return;
        }

        if (Interlocked.Increment(ref _viewers) > MostViewers)
        {
            Interlocked.Decrement(ref _viewers);
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.Unavailable, "As many pages are open as may be. Close one.") { RetryAfter = AnewAfter });
            return;
        }

        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await SendAsync(context, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the receiver goes down.
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }

    private async Task SendAsync(HttpContext context, CancellationToken stop)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var query = DashboardQuery.Of(context.Request.Query);
        var sent = new Dictionary<string, string>();
        var state = (string?)context.Request.Query["state"] ?? "";
        var worked = clock.GetUtcNow();
        var rested = worked;
        await SendAsync(context.Response, "live", Time(worked), stop);
        while (true)
        {
            var now = clock.GetUtcNow();
            try
            {
                if (now >= rested)
                {
                    var started = clock.GetTimestamp();
                    if (index.Use(rows => rows.State, stop) != state || now - worked >= AnewAfter)
                    {
                        state = await SendChangedAsync(context, query, sent, stop);
                        worked = now;
                    }

                    // Not for longer, or rows that come faster than they are read in that share would never be caught up with.
                    var rest = clock.GetElapsedTime(started) * ShareOfTime * Volatile.Read(ref _viewers);
                    rested = clock.GetUtcNow() + (rest < AnewAfter ? rest : AnewAfter);
                }

                await SendAsync(context.Response, "live", Time(now), stop);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && !stop.IsCancellationRequested)
            {
                await SendAsync(context.Response, "fault", "The stored rows cannot be read", stop);
            }

            await Task.Delay(LookEvery, clock, stop);
        }
    }

    /// <returns>The state of the store that the page now shows.</returns>
    private async Task<string> SendChangedAsync(HttpContext context, DashboardQuery query, Dictionary<string, string> sent, CancellationToken stop)
    {
        var state = "";
        foreach (var piece in board.Pieces(query, DashboardPage.Address(context.Request), stop))
        {
            state = piece.State;
            if (sent.GetValueOrDefault(piece.Id) != piece.Html)
            {
                sent[piece.Id] = piece.Html;
                await SendAsync(context.Response, $"piece-{piece.Id}", piece.Html, stop);
            }
        }

        return state;
    }

    /// <summary>Pieces have no line feed, so each is one data line.</summary>
    private static async Task SendAsync(HttpResponse response, string kind, string data, CancellationToken stop)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {kind}\ndata: {data}\n\n"), stop);
        await response.Body.FlushAsync(stop);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
