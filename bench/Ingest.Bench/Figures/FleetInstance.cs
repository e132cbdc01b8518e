using Ingest.Bench.Load;
using Ingest.Bench.Serving;
using Ingest.Functions.Hosting;
using Ingest.Functions.Sinks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Bench.Figures;

/// <summary>
/// One instance of many: the store of a whole receiver, with its queue, pace, and connections, but not its web server. Its
/// requests come as fast as they are answered, and come again when they were told to.
/// </summary>
internal sealed class FleetInstance : IAsyncDisposable
{
    /// <summary>With these it would make some 80 calls a second if it could.</summary>
    private const int Requests = 8;

    private readonly WebApplication _app;
    private readonly IRowSink _sink;
    private long _stored;

    public FleetInstance(StandInService service)
    {
        var settings = service.Settings;
        settings["Ingest:AllowAnonymous"] = "true";
        settings["Logging:LogLevel:Default"] = "None";
        _app = SelfHost.Build(settings);
        _sink = _app.Services.GetRequiredService<IRowSink>();
    }

    /// <summary>Rows answered as stored.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    public Task RunAsync(CancellationToken end) => Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => Task.Run(() => StoreAsync(end), CancellationToken.None)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task StoreAsync(CancellationToken end)
    {
        var row = new NumberedRequest([.. SampleRows.Of(SampleEvents.Single()), (byte)'\n']);
        while (!end.IsCancellationRequested)
        {
            var lines = new RowSet(row.Next(), 1);
            while (!end.IsCancellationRequested)
            {
                var outcome = await _sink.CommitAsync(lines);
                if (outcome.IsStored)
                {
                    Interlocked.Increment(ref _stored);
                    break;
                }

                await Task.Delay(outcome.RetryAfter, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
