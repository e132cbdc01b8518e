namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>The next step after an answer: the whole table of what the service may say, as one function.</summary>
/// <param name="Wait">How long to wait before <see cref="StepKind.TryAgain"/>, or what a client is asked to wait after <see cref="StepKind.GiveUp"/>.</param>
/// <param name="Reason">Why, for <see cref="StepKind.GiveUp"/>.</param>
internal readonly record struct UploadStep(StepKind Kind, TimeSpan Wait = default, RetryReason Reason = RetryReason.None)
{
    /// <summary>Calls for one body, not counting one that only renews the token.</summary>
    public const int MaxTries = 3;

    /// <summary>How long rows are worked on, from when the oldest of a batch was queued: a client's own timeout is 30 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>
    /// A batch with less of its patience left is not begun: the service may store what it answers too late, and then the
    /// client sends again what is there.
    /// </summary>
    public static readonly TimeSpan LeastToBegin = TimeSpan.FromSeconds(5);

    /// <summary>How long one call may take. A stalled connection must leave room in the patience for another try.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The wait after the first try; each further one doubles it.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>No wait of our own choice is longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    /// <summary>The part of a wait that chance decides, so that a fleet does not come back in step.</summary>
    private const double Jitter = 0.5;

    /// <summary>A wait from <paramref name="chance"/>, between half of the step and the step.</summary>
    public static TimeSpan Backoff(int tries, double chance)
    {
        var step = FirstWait * Math.Pow(2, Math.Clamp(tries - 1, 0, 10));
        return (step < LongestWait ? step : LongestWait) * (1 - (Jitter * chance));
    }

    public static UploadStep After(in UploadAnswer answer, in UploadAttempt attempt) => answer.Kind switch
    {
        AnswerKind.Stored => new(StepKind.Done),
        AnswerKind.TokenRefused when attempt.Token == TokenUse.Cached => new(StepKind.RenewToken),
        AnswerKind.TooLarge or AnswerKind.RowsRefused => new(attempt.Rows > 1 ? StepKind.Halve : StepKind.Refuse),
        AnswerKind.Throttled or AnswerKind.Failed or AnswerKind.NoToken => AfterPassingFault(answer, attempt),
        _ => GiveUp(answer),
    };

    /// <summary>The end for rows that fit nothing this rule is known to take: the rule is in doubt and not they.</summary>
    public static UploadStep Doubt() => new(StepKind.GiveUp, RetryReasons.Wait(RetryReason.StreamRefused), RetryReason.StreamRefused);

    private static UploadStep AfterPassingFault(in UploadAnswer answer, in UploadAttempt attempt)
    {
        if (attempt.Tries >= MaxTries)
        {
            return GiveUp(answer);
        }

        // What the service asks for is the least; chance comes on top of it, never off it.
        var own = Backoff(attempt.Tries, attempt.Chance);
        var wait = answer.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked + (FirstWait * attempt.Chance) : own;
        wait = wait > own ? wait : own;
        return wait < attempt.Left ? new(StepKind.TryAgain, wait) : GiveUp(answer);
    }

    private static UploadStep GiveUp(in UploadAnswer answer)
    {
        var reason = ReasonOf(answer.Kind);
        var usual = RetryReasons.Wait(reason);
        return new(StepKind.GiveUp, answer.RetryAfter > usual ? answer.RetryAfter.Value : usual, reason);
    }

    private static RetryReason ReasonOf(AnswerKind kind) => kind switch
    {
        AnswerKind.TokenRefused => RetryReason.TokenRefused,
        AnswerKind.RoleMissing => RetryReason.RoleMissing,
        AnswerKind.RuleMissing => RetryReason.RuleMissing,
        AnswerKind.Throttled => RetryReason.Throttled,
        AnswerKind.NoToken => RetryReason.NoToken,
        AnswerKind.Interrupted => RetryReason.ShuttingDown,
        _ => RetryReason.SinkFailed,
    };
}
