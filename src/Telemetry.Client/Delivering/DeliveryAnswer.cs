namespace Telemetry.Client.Delivering;

/// <summary>What became of a batch.</summary>
/// <param name="Verdicts">One per event, in the order of the batch.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone; null where it does not say.</param>
/// <param name="Pause">For how long nothing at all should be sent; null for as usual.</param>
internal sealed record DeliveryAnswer(DeliveryVerdict[] Verdicts, TimeSpan? RetryAfter = null, TimeSpan? Pause = null)
{
    /// <summary>Whether the receiver found several events too large together; of each by itself it has said nothing.</summary>
    internal bool IsTooLarge { get; init; }

    /// <summary>Events that the receiver has answered for good.</summary>
    internal int Accepted => Verdicts.Count(v => v != DeliveryVerdict.Retry);

    internal static DeliveryAnswer All(DeliveryVerdict verdict, int count, TimeSpan? retryAfter = null, TimeSpan? pause = null)
    {
        var verdicts = new DeliveryVerdict[count];
        Array.Fill(verdicts, verdict);
        return new(verdicts, retryAfter, pause);
    }
}
