using System.Collections.Concurrent;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>Takes a batch and never answers; notes what of the exit budget it is offered.</summary>
internal sealed class SilentDestination : IEventDestination
{
    internal TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the drain, which touches no file afterwards.</summary>
    internal TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ConcurrentQueue<TimeSpan> Offered { get; } = [];

    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
    {
        Called.TrySetResult();
        cancellation.WaitHandle.WaitOne();
        return DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length);
    }

    public TimeSpan Patience(TimeSpan left)
    {
        Offered.Enqueue(left);
        return left;
    }

    public void Dispose() => Left.TrySetResult();
}
