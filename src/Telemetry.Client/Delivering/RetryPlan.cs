namespace Telemetry.Client.Delivering;

/// <summary>Whether and when a batch is tried again.</summary>
internal static class RetryPlan
{
    /// <summary>The wait before the next attempt, or null where there is none.</summary>
    /// <param name="attempts">Attempts made so far.</param>
    /// <param name="waited">How long this batch has waited since its last attempt.</param>
    /// <param name="retryAfter">What the receiver asked for.</param>
    /// <param name="budget">What is left of the exit budget; null while the process runs on.</param>
    internal static TimeSpan? Next(int attempts, TimeSpan waited, TimeSpan? retryAfter, TimeSpan? budget)
    {
        if (attempts >= DeliveryLimits.MaxAttempts || retryAfter > DeliveryLimits.MaxRetryAfter)
        {
            return null;
        }

        // At exit there is no time to be polite to a network that failed, but a receiver that asked for a wait gets it or is left alone.
        var wanted = retryAfter ?? (budget is null ? DeliveryLimits.RetryDelay : TimeSpan.Zero);
        var rest = wanted > waited ? wanted - waited : TimeSpan.Zero;
        return budget is { } left && rest >= left ? null : rest;
    }
}
