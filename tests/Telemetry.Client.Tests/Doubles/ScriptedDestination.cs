using System.Collections.Concurrent;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A destination that answers as the test says and remembers what it got.</summary>
internal sealed class ScriptedDestination(Func<EventBatch, CancellationToken, Task<DeliveryAnswer>> answer) : IEventDestination
{
    private int _received;

    internal ScriptedDestination(DeliveryVerdict verdict)
        : this((batch, _) => Task.FromResult(DeliveryAnswer.All(verdict, batch.Events.Length)))
    {
    }

    internal TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ConcurrentQueue<EventBatch> Batches { get; } = new();

    internal int Received => Volatile.Read(ref _received);

    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
    {
        Interlocked.Add(ref _received, batch.Events.Length);
        Batches.Enqueue(batch);
        Called.TrySetResult();
        return answer(batch, cancellation).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
    }
}
