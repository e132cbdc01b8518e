namespace Telemetry.Client.Deciding;

/// <summary>
/// The decision of a running client. It is made again whenever something may have changed, so that a refusal takes effect with
/// the next event; once withdrawn it stays withdrawn for the process. Thread-safe.
/// </summary>
internal sealed class LiveDecision
{
    /// <summary>How long a machine's policy is taken as read between events; a batch that is about to leave reads it anew.</summary>
    private static readonly TimeSpan PolicyAge = TimeSpan.FromMinutes(1);

    private readonly InputReader _reader;
    private readonly TimeProvider _time;

    /// <summary>Protects the stamp and its time, and the reader, which is not thread-safe.</summary>
    private readonly object _check = new();
    private volatile TelemetryDecision _current;
    private WithdrawalStamp _stamp;
    private bool _isSettled;
    private long _madeAt;

    /// <param name="reader">Reads the inputs.</param>
    /// <param name="stamp">Taken before the inputs of <paramref name="started"/> were read, so that no change falls between.</param>
    /// <param name="started">The decision of the start.</param>
    /// <param name="time">The clock.</param>
    internal LiveDecision(InputReader reader, WithdrawalStamp stamp, TelemetryDecision started, TimeProvider time)
    {
        _reader = reader;
        _time = time;
        _current = started;
        Remember_NeedsLock(stamp);
    }

    /// <summary>The decision of the start, or the one that withdrew it.</summary>
    internal TelemetryDecision Current => _current;

    /// <summary>For each event, before it is recorded. Allocates nothing while nothing changes: four variables and one file's time are looked at.</summary>
    internal bool IsStillAllowed()
    {
        if (_current.Recording == RecordingMode.Off)
        {
            return false;
        }

        lock (_check)
        {
            var stamp = _reader.Stamp();
            return stamp == _stamp && _isSettled && _time.GetElapsedTime(_madeAt) < PolicyAge
                ? _current.Recording != RecordingMode.Off
                : Decide_NeedsLock(stamp);
        }
    }

    /// <summary>Before anything leaves the machine: reads every input anew, an unfinished erasure and the policy too.</summary>
    internal bool Reconfirm()
    {
        lock (_check)
        {
            return Decide_NeedsLock(_reader.Stamp());
        }
    }

    private bool Decide_NeedsLock(WithdrawalStamp stamp)
    {
        var known = _current;
        if (known.Recording == RecordingMode.Off)
        {
            return false;
        }

        Remember_NeedsLock(stamp);
        var inputs = _reader.Refresh(known.Inputs);
        if (inputs == known.Inputs)
        {
            return true;
        }

        var now = Decider.Decide(inputs);
        if (now.Recording == known.Recording && now.Reach >= known.Reach)
        {
            return true;
        }

        // A file where there was a URL, or the other way round, is not what this client was started for: both end it.
        _current = now with
        {
            Recording = RecordingMode.Off,
            Tee = null,
            Explanation = now.Recording == RecordingMode.Off
                ? now.Explanation
                : $"{now.Explanation} This process started otherwise, so it records nothing more.",
        };
        return false;
    }

    private void Remember_NeedsLock(WithdrawalStamp stamp)
    {
        _stamp = stamp;
        _isSettled = stamp.ConsentFile.IsSettledAt(_time.GetUtcNow());
        _madeAt = _time.GetTimestamp();
    }
}
