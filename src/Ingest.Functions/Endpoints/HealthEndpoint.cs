using System.Text;
using Ingest.Functions.Answering;
using Ingest.Functions.Limiting;
using Ingest.Functions.Observing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Endpoints;

/// <summary><c>GET /</c>, <c>/healthz</c> and <c>/readyz</c>: what runs here, in which mode, and whether it would store.</summary>
internal sealed class HealthEndpoint(SinkChoice choice, IRowSink sink, MemoryWatermark memory, ReceiverMetrics metrics, IHostApplicationLifetime lifetime)
{
    public Task RootAsync(HttpContext context) =>
        context.Request.Headers.Accept.Any(a => a?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
            ? HealthAsync(context)
            : JsonAnswer.WriteAsync(
                context, StatusCodes.Status200OK, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"ingest ok (mode={sink.Mode.Name()}: {choice.Explanation})\n"));

    public Task HealthAsync(HttpContext context) => JsonAnswer.WriteAsync(
        context, StatusCodes.Status200OK, "application/json", (choice, sink.Mode), static (writer, state) =>
        {
            writer.WriteString("status"u8, "ok"u8);
            writer.WriteString("mode"u8, state.Mode.Name());
            writer.WriteString("explanation"u8, state.choice.Explanation);
            writer.WriteString("version"u8, ReceiverVersion.Text);
        });

    public async Task ReadyAsync(HttpContext context)
    {
        var readiness = lifetime.ApplicationStopping.IsCancellationRequested
            ? new SinkReadiness(RetryReason.ShuttingDown)
            : memory.IsPast ? new SinkReadiness(RetryReason.LowMemory)
            : await sink.CheckAsync();
        metrics.StoreAnswered(readiness.IsReady ? StoreState.Ready : StoreState.NotReady);
        if (readiness.IsReady)
        {
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", sink.Mode, static (writer, mode) =>
            {
                writer.WriteString("status"u8, "ready"u8);
                writer.WriteString("mode"u8, mode.Name());
            });
            return;
        }

        await ProblemAnswer.WriteAsync(context, Unavailable.Problem(CommitOutcome.Retry(readiness.Reason)));
    }
}
