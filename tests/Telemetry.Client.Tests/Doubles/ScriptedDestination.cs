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

    /// <summary>Ends with the first drain, which touches no file afterwards.</summary>
    internal TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ConcurrentQueue<EventBatch> Batches { get; } = new();

    /// <summary>What was left of the exit budget, each time it was asked how much to wait.</summary>
    internal ConcurrentQueue<TimeSpan> Offered { get; } = new();

    internal int Received => Volatile.Read(ref _received);

    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
    {
        Interlocked.Add(ref _received, batch.Events.Length);
        Batches.Enqueue(batch);
        Called.TrySetResult();
        return answer(batch, cancellation).GetAwaiter().GetResult();
    }

    public TimeSpan Patience(TimeSpan left)
    {
        Offered.Enqueue(left);
        return left;
    }

    public void Dispose() => Left.TrySetResult();
}
