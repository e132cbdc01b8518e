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
    internal int Accepted => Verdicts.Length - Counted(Verdicts, DeliveryVerdict.Retry);

    internal static DeliveryAnswer All(DeliveryVerdict verdict, int count, TimeSpan? retryAfter = null, TimeSpan? pause = null)
    {
        var verdicts = new DeliveryVerdict[count];
        for (var i = 0; i < count; i++)
        {
            verdicts[i] = verdict;
        }

        return new(verdicts, retryAfter, pause);
    }

    /// <summary>Loops, here and above: generic code over a type of our own is compiled in each run of a command.</summary>
    internal static int Counted(DeliveryVerdict[] verdicts, DeliveryVerdict one)
    {
        var count = 0;
        foreach (var verdict in verdicts)
        {
            count += verdict == one ? 1 : 0;
        }

        return count;
    }
}
