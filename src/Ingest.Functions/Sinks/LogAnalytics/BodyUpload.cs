using Ingest.Functions.Committing;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Uploads one body with all the tries it may take. May be used by several batches at once.</summary>
internal sealed class BodyUpload(
    IUploadTransport transport, DeparturePacer pacer, UploadCounters counters, IUploadObserver observer, TimeProvider clock, Func<double> chance)
{
    /// <param name="parts">Rows, each ended by a newline.</param>
    /// <param name="rows">How many they are.</param>
    /// <param name="started">When the patience began, on the clock's timestamps.</param>
    public async ValueTask<BodyResult> SendAsync(
        string rule, IReadOnlyList<ReadOnlyMemory<byte>> parts, int rows, long started, UploadTries allowed, CancellationToken cancellation)
    {
        using var body = new PooledBuffer();
        UploadBody.Write(parts, body);
        var requestId = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        var tries = allowed == UploadTries.One ? UploadStep.MaxTries : 1;
        var token = TokenUse.Cached;
        var call = new UploadCall(rule, requestId, body.WrittenMemory, token, UploadStep.CallTimeout);
        while (true)
        {
            var left = Left(started);
            var answer = await CallAsync(call with { Timeout = left < call.Timeout ? left : call.Timeout }, rows, cancellation);
            var step = UploadStep.After(answer, new UploadAttempt(tries, token, Left(started), rows, chance()));
            switch (step.Kind)
            {
                case StepKind.RenewToken:
                    token = TokenUse.Renewed;
                    call = call with { Token = token };
                    break;
                case StepKind.TryAgain when await WaitAsync(step.Wait, cancellation):
                    tries++;
                    // A renewal that failed is still owed; one that was answered is in the cache.
                    call = answer.Kind == AnswerKind.NoToken ? call : call with { Token = TokenUse.Cached };
                    break;
                case StepKind.TryAgain:
                    return new BodyResult(UploadStep.After(UploadAnswer.Interrupted, default), UploadAnswer.Interrupted, requestId);
                default:
                    return new BodyResult(step, answer, requestId);
            }

            counters.Retried();
            observer.Retried(answer);
        }
    }

    private TimeSpan Left(long started)
    {
        var left = UploadStep.Patience - clock.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async ValueTask<UploadAnswer> CallAsync(UploadCall call, int rows, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        observer.Started(rows, call.Body.Length);
        var answer = await transport.PostAsync(call, cancellation);
        observer.Finished(answer, clock.GetElapsedTime(began), rows, call.Body.Length);
        counters.Ended(answer, rows, call.Body.Length);
        switch (answer.Kind)
        {
            case AnswerKind.Stored:
                pacer.Succeeded();
                break;
            case AnswerKind.Throttled:
                pacer.Throttled(began, clock.GetTimestamp());
                break;
        }

        return answer;
    }

    private async ValueTask<bool> WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(wait, clock, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
