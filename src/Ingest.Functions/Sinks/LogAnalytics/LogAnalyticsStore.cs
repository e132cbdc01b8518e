using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Makes batches durable in Log Analytics. May be called for several batches at once.</summary>
internal sealed partial class LogAnalyticsStore(
    BodyUpload body, RuleRotation rules, DeparturePacer pacer, UploadCounters counters, TimeProvider clock, ILogger<LogAnalyticsStore> log) : IBatchStore, IDisposable
{
    /// <summary>How long a stop waits for uploads: what is left of the host's 10 s is for the answers.</summary>
    public static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(8);

    private readonly UploadCircuit _circuit = new(clock);
    private readonly UploadHealth _health = new(clock);
    private readonly SparseLog _sparse = new(clock);

    /// <summary>Cancelled when a stop has no time left for the service.</summary>
    private readonly CancellationTokenSource _closing = new(Timeout.InfiniteTimeSpan, clock);

    /// <summary>Lets one caller ask the service at a time; the others take its answer.</summary>
    private readonly SemaphoreSlim _probing = new(1);
    private int _isClosing;

    public UploadCounters Counters => counters;

    public CircuitState Circuit => _circuit.State;

    public async ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt)
    {
        if (parts.All(p => p.IsEmpty))
        {
            return CommitOutcome.Stored;
        }

        if (_closing.IsCancellationRequested)
        {
            return CommitOutcome.Retry(RetryReason.ShuttingDown);
        }

        if (UploadStep.Patience - clock.GetElapsedTime(queuedAt) < UploadStep.LeastToBegin)
        {
            LearnLate();
            return CommitOutcome.Retry(RetryReason.WaitedTooLong);
        }

        var pass = _circuit.Enter();
        if (!pass.IsGranted)
        {
            return new CommitOutcome(RetryReason.CircuitOpen, pass.Wait);
        }

        var rule = rules.Next();
        var batch = new BatchUpload(body, rules, rule, queuedAt, _closing.Token);
        try
        {
            var outcome = await batch.RunAsync(parts);
            Learn(batch, rule);
            return outcome;
        }
        catch
        {
            // Whoever holds the one pass of a half-open circuit must give it back.
            _circuit.Failed();
            throw;
        }
    }

    /// <summary>Whether rows would be stored now: proven within the last minute, or asked.</summary>
    public async ValueTask<SinkReadiness> CheckAsync()
    {
        if (_health.Known is { } known)
        {
            return known;
        }

        await _probing.WaitAsync();
        try
        {
            return _health.Known ?? await ProbeAsync();
        }
        finally
        {
            _probing.Release();
        }
    }

    /// <summary>Sends what is held as fast as it goes, and leaves to the clients what is not stored in time. The time runs from the first call.</summary>
    public void BeginClosing()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 1)
        {
            return;
        }

        pacer.Release();
        _closing.CancelAfter(ClosingPatience);
    }

    public void Dispose()
    {
        _closing.Dispose();
        _probing.Dispose();
    }

    /// <summary>
    /// Asks without storing: an empty array is answered 400 once token, role, rule and stream are good, and with their own
    /// status where they are not.
    /// </summary>
    private async ValueTask<SinkReadiness> ProbeAsync()
    {
        var pass = _circuit.Enter();
        if (!pass.IsGranted)
        {
            return new SinkReadiness(RetryReason.CircuitOpen);
        }

        var rule = rules.Next();
        var result = await body.SendAsync(rule, [], 0, clock.GetTimestamp(), UploadTries.One, _closing.Token);
        LearnCircuit(result);
        if (result.Step.Kind != StepKind.GiveUp)
        {
            _health.Proven();
            return SinkReadiness.Ready;
        }

        LearnFault(result, rule);
        _health.ProbeFailed(result.Step.Reason);
        return new SinkReadiness(result.Step.Reason);
    }

    private void Learn(BatchUpload batch, string rule)
    {
        LearnCircuit(batch.GivenUp);
        if (batch.HasStored)
        {
            rules.Accepted(rule);
            _health.Proven();
        }

        if (batch.Refused is { } refused)
        {
            LogRefused(rule, refused.Answer.Status, refused.Answer.Code ?? "none", refused.RequestId);
        }

        if (batch.GivenUp is { } end)
        {
            _health.Failed(end.Step.Reason);
            LearnFault(end, rule);
        }
    }

    private void LearnCircuit(BodyResult? end)
    {
        if (end is { IsOutage: true })
        {
            _circuit.Failed();
        }
        else
        {
            _circuit.Answered();
        }
    }

    private void LearnFault(in BodyResult end, string rule)
    {
        if (end.Step.Reason is RetryReason.RoleMissing or RetryReason.RuleMissing or RetryReason.StreamRefused)
        {
            rules.Refused(rule);
        }

        if (_sparse.Lets(end.Step.Reason))
        {
            LogFailed(RetryReasons.Code(end.Step.Reason), rule, end.Answer.Status, end.Answer.Code ?? "none", end.RequestId);
        }
    }

    private void LearnLate()
    {
        if (_sparse.Lets(RetryReason.WaitedTooLong))
        {
            LogLate(RetryReasons.Code(RetryReason.WaitedTooLong));
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Rows could not be uploaded ({Reason}): rule {Rule} answered status {Status}, code {Code}, x-ms-client-request-id {RequestId}. Further ones within a minute are not logged")]
    private partial void LogFailed(string reason, string rule, int status, string code, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "A row will never be stored: rule {Rule} answered it status {Status}, code {Code}, x-ms-client-request-id {RequestId}")]
    private partial void LogRefused(string rule, int status, string code, string requestId);

    [LoggerMessage(3, LogLevel.Error, "Rows waited too long for their turn and were not sent ({Reason}): Log Analytics takes them slower than they come. Further ones within a minute are not logged")]
    private partial void LogLate(string reason);
}
