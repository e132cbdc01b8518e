using Telemetry.Client.Events;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>One drain from its first batch to its last.</summary>
/// <param name="parts">What the uploader works with.</param>
/// <param name="spool">The claimed spool; null where nothing is in it.</param>
/// <param name="demand">Who wants it.</param>
/// <param name="abandoned">Cancelled when the exit budget is over: ends sending.</param>
internal sealed class DrainRun(UploaderParts parts, SpoolDrain? spool, DrainDemand demand, CancellationToken abandoned)
{
    private DeliveryState _state = new();
    private bool _hasBegun;

    private int Most => _state.MostEvents ?? int.MaxValue;

    internal DrainOutcome Run(Func<IEventDestination> connect)
    {
        // Looked at under the lock: another process may have tried a moment ago.
        _state = parts.Memory.Recall(parts.Time.GetUtcNow());
        try
        {
            if (DrainDue.Allowed(_state, demand, parts.Time.GetUtcNow()) != DueVerdict.Due)
            {
                return parts.Backlog.Count == 0 && spool is null ? DrainOutcome.Drained : DrainOutcome.Kept;
            }

            return SendAll(spool, connect) == DrainOutcome.Kept ? DrainOutcome.Kept : SendAll(parts.Backlog, connect);
        }
        finally
        {
            TakeInLosses();
        }
    }

    private DrainOutcome SendAll(IBatchSource? source, Func<IEventDestination> connect)
    {
        while ((source?.Next(Most) ?? NextReport(source)) is { } batch)
        {
            if (abandoned.IsCancellationRequested || !parts.MaySend())
            {
                source!.Settle(batch, batch.Records);
                return DrainOutcome.Kept;
            }

            if (!Send(source!, batch, connect))
            {
                return DrainOutcome.Kept;
            }
        }

        return DrainOutcome.Drained;
    }

    /// <summary>Whether the receiver takes more.</summary>
    private bool Send(IBatchSource source, SpoolBatch batch, Func<IEventDestination> connect)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Keep(Pacing.Begin(_state, parts.Time.GetUtcNow(), parts.Chance()));
        }

        var answer = Attempt(batch, connect);
        if (answer.IsTooLarge)
        {
            // Kept before the smaller requests: a run that ends meanwhile leaves the next one to begin with them.
            Keep(Pacing.Answered(_state, answer, parts.Time.GetUtcNow()));
            return source.PutBack(batch) && TakesMore(answer);
        }

        var retained = new List<SpoolRecord>();
        var final = new List<SpoolRecord>();
        var (sent, rejected) = (0, 0);
        for (var i = 0; i < batch.Records.Count; i++)
        {
            var counts = batch.Records[i].IsCounted ? 1 : 0;
            if (answer.Verdicts[i] != DeliveryVerdict.Retry)
            {
                final.Add(batch.Records[i]);
            }

            switch (answer.Verdicts[i])
            {
                case DeliveryVerdict.Retry:
                    retained.Add(batch.Records[i]);
                    break;
                case DeliveryVerdict.Stored:
                    sent += counts;
                    break;
                default:
                    rejected += counts;
                    break;
            }
        }

        if (!source.Settle(batch, retained))
        {
            return false;
        }

        Log(final);

        parts.Counters.AddSent(sent);
        parts.Counters.AddDropped(DropReason.Rejected, rejected);
        var lost = new LossCounts();
        lost.Add(DropReason.Rejected, rejected);
        var answered = Pacing.Answered(_state, answer, parts.Time.GetUtcNow());
        Keep(answered.Losing(lost) with { Sent = _state.Sent + sent });
        return retained.Count == 0 && TakesMore(answer);
    }

    private static bool TakesMore(DeliveryAnswer answer) => answer.Pause is null && answer.RetryAfter is not { Ticks: > 0 };

    /// <summary>Only under the drain's lock; and not after a withdrawal that came while the receiver thought: its erasure must not be undone.</summary>
    private void Log(List<SpoolRecord> records)
    {
        if (spool is not null && records.Count > 0 && parts.MaySend())
        {
            parts.Sent?.Add(records);
        }
    }

    private DeliveryAnswer Attempt(SpoolBatch batch, Func<IEventDestination> connect)
    {
        try
        {
            using var patience = new CancellationTokenSource(DeliveryLimits.AttemptTimeout, parts.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, abandoned);
            var lines = new ReadOnlyMemory<byte>[batch.Records.Count];
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = batch.Records[i].Payload;
            }

            var answer = connect().Send(new(batch.Id, lines), either.Token);
            return answer.Verdicts.Length == lines.Length ? answer : DeliveryAnswer.All(DeliveryVerdict.Retry, lines.Length);
        }
        catch (Exception)
        {
            return DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Records.Count);
        }
    }

    /// <summary>After the last batch, and only where one was taken: the report goes with a connection that works.</summary>
    private SpoolBatch? NextReport(IBatchSource? source)
    {
        if (!ReferenceEquals(source, (IBatchSource?)spool ?? parts.Backlog) || !_hasBegun || _state.Failures > 0)
        {
            return null;
        }

        TakeInLosses();
        var now = parts.Time.GetUtcNow();
        if (_state.LastReport is null)
        {
            // A report has a beginning: the first one tells of the time from now on.
            Keep(_state with { LastReport = now });
        }

        if (!StatsReport.IsDue(_state, now))
        {
            return null;
        }

        var report = StatsReport.Make(_state, spool?.Standing() ?? new Backlog(0, null, HoldsFailure: false), now);
        var line = parts.Encoder.Encode(EventKind.Of<ClientStatsEvent>(), report).ToArray();
        if (spool is null)
        {
            parts.Backlog.Add(RecordKind.Report, line);
        }
        else
        {
            spool.Add(RecordKind.Report, line);
        }

        Keep(StatsReport.Reported(_state, report, now));
        return source!.Next(Most);
    }

    private void TakeInLosses()
    {
        if (spool is { Losses.IsEmpty: false })
        {
            Keep(_state.Losing(spool.Losses));
            spool.Losses.Clear();
        }

        if (parts.Backlog.TakeLosses() is { } madeRoom)
        {
            Keep(_state.Losing(madeRoom));
        }
    }

    private void Keep(DeliveryState state)
    {
        _state = state;
        parts.Memory.Keep(state);
    }
}
