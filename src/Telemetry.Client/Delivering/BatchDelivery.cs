namespace Telemetry.Client.Delivering;

/// <summary>Brings one batch after the other to a destination: tries, reads the verdicts, tries once more what may be stored later.</summary>
/// <param name="queue">Where the outcome is accounted for.</param>
/// <param name="deadline">The end of the exit budget.</param>
/// <param name="time">The clock of waits and timeouts.</param>
/// <param name="closing">Cancelled when the exit begins: ends waiting, not sending.</param>
/// <param name="abandoned">Cancelled when the budget is over: ends sending.</param>
internal sealed class BatchDelivery(
    DeliveryQueue queue, ExitDeadline deadline, TimeProvider time, CancellationToken closing, CancellationToken abandoned)
{
    private long _pausedSince;
    private TimeSpan _pause;

    /// <summary>Ends when each event of the batch has been settled. One batch at a time.</summary>
    internal async Task DeliverAsync(IEventDestination destination, byte[][] batch)
    {
        for (var attempts = 1; batch.Length > 0; attempts++)
        {
            if (IsPaused())
            {
                queue.SettleDropped(DropReason.Rejected, batch.Length);
                return;
            }

            var answer = await AttemptAsync(destination, batch).ConfigureAwait(false);
            Pause(answer.Pause);
            batch = Settle(batch, answer.Verdicts);
            if (batch.Length > 0 && !await WaitToRetryAsync(attempts, answer.RetryAfter).ConfigureAwait(false))
            {
                queue.SettleDropped(DropReason.NotDelivered, batch.Length);
                return;
            }
        }
    }

    private async Task<DeliveryAnswer> AttemptAsync(IEventDestination destination, byte[][] batch)
    {
        try
        {
            using var patience = new CancellationTokenSource(DeliveryLimits.AttemptTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, abandoned);
            return await destination.SendAsync(batch, either.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Length);
        }
    }

    /// <summary>Accounts for what has a final verdict and returns the rest.</summary>
    private byte[][] Settle(byte[][] batch, DeliveryVerdict[] verdicts)
    {
        queue.SettleSent(verdicts.Count(v => v == DeliveryVerdict.Stored));
        queue.SettleDropped(DropReason.Rejected, verdicts.Count(v => v == DeliveryVerdict.Rejected));
        return batch.Where((_, i) => verdicts[i] == DeliveryVerdict.Retry).ToArray();
    }

    private async Task<bool> WaitToRetryAsync(int attempts, TimeSpan? retryAfter)
    {
        var since = time.GetTimestamp();
        var wait = RetryPlan.Next(attempts, TimeSpan.Zero, retryAfter, deadline.Left);
        if (wait is { } running && deadline.Left is null)
        {
            await DelayAsync(running, closing).ConfigureAwait(false);
            // The exit may have begun meanwhile, and then there is less time than was planned with.
            wait = RetryPlan.Next(attempts, time.GetElapsedTime(since), retryAfter, deadline.Left);
        }

        if (wait is { } rest && rest > TimeSpan.Zero)
        {
            await DelayAsync(rest, abandoned).ConfigureAwait(false);
        }

        return wait is not null && !abandoned.IsCancellationRequested;
    }

    private async Task DelayAsync(TimeSpan wait, CancellationToken cancellation) =>
        await Task.Delay(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Pause(TimeSpan? pause)
    {
        if (pause is { } length)
        {
            _pausedSince = time.GetTimestamp();
            _pause = length;
        }
    }

    private bool IsPaused() => _pause > TimeSpan.Zero && time.GetElapsedTime(_pausedSince) < _pause;
}
