namespace LogsIngestion.StandIn.Recording;

/// <summary>A call from its start until its outcome is known. One disposed of before that was left by its client.</summary>
internal sealed class CallInFlight(CallCounters counters) : IDisposable
{
    private bool _ended;

    public void End(string outcome)
    {
        if (!_ended)
        {
            _ended = true;
            counters.End(outcome);
        }
    }

    public void Dispose() => End(CallOutcome.Abandoned);
}
