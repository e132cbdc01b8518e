using System.Collections.Concurrent;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A destination that answers as the test says and remembers what it got.</summary>
internal sealed class ScriptedDestination(Func<EventBatch, CancellationToken, Task<DeliveryAnswer>> answer) : IEventDestination
{
    private int _received;

    internal ScriptedDestination(DeliveryVerdict verdict)
        : this((batch, _) => Task.FromResult(DeliveryAnswer.All(verdict, batch.Events.Count)))
    {
    }

    internal TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ConcurrentQueue<EventBatch> Batches { get; } = new();

    internal int Received => Volatile.Read(ref _received);

    public Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        Interlocked.Add(ref _received, batch.Events.Count);
        Batches.Enqueue(batch);
        Called.TrySetResult();
        return answer(batch, cancellation);
    }

    public void Dispose()
    {
    }
}
