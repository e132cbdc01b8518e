using System.Collections.Concurrent;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A service in memory: first what is queued, then what the rule says.</summary>
internal sealed class ScriptedTransport : IUploadTransport
{
    private readonly ConcurrentQueue<UploadAnswer> _queue = new();
    private readonly ConcurrentQueue<ScriptedCall> _calls = new();

    public IReadOnlyList<ScriptedCall> Calls => [.. _calls];

    /// <summary>What is answered when nothing is queued.</summary>
    public Func<ScriptedCall, UploadAnswer> Rule { get; set; } = _ => UploadAnswer.Of(204);

    /// <summary>Delays answers for as long as it is not complete.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void Enqueue(params IEnumerable<UploadAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _queue.Enqueue(answer);
        }
    }

    public async ValueTask<UploadAnswer> PostAsync(UploadCall call, CancellationToken cancellation)
    {
        var seen = new ScriptedCall(call.Rule, call.RequestId, call.Token, Rows.Ids(call.Body));
        _calls.Enqueue(seen);
        try
        {
            await Gate.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return UploadAnswer.Interrupted;
        }

        return _queue.TryDequeue(out var answer) ? answer : Rule(seen);
    }
}
