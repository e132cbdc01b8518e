namespace Telemetry.Client.Delivering;

/// <summary>The end of the exit budget: unknown while the process runs, then a point in time.</summary>
internal sealed class ExitDeadline(TimeProvider time)
{
    private sealed record Moment(long StartedAt, TimeSpan Budget);

    private volatile Moment? _moment;

    /// <summary>Starts the budget; only the first call counts.</summary>
    internal void Start(TimeSpan budget) => Interlocked.CompareExchange(ref _moment, new(time.GetTimestamp(), budget), null);

    /// <summary>What is left, 0 at least; null while the process runs on.</summary>
    internal TimeSpan? Left
    {
        get
        {
            if (_moment is not { } moment)
            {
                return null;
            }

            var left = moment.Budget - time.GetElapsedTime(moment.StartedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
