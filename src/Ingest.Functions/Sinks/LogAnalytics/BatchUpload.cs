namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>
/// Uploads one batch to one rule: whole, or in ever smaller halves where the service refuses it as too large or for a row in
/// it, until each row has its verdict. Used once.
/// </summary>
/// <param name="rules">Knows whether the rule has ever stored anything.</param>
/// <param name="started">When the patience began, on the clock's timestamps.</param>
internal sealed class BatchUpload(BodyUpload body, RuleRotation rules, string rule, long started, CancellationToken cancellation)
{
    /// <summary>
    /// Calls that halving may take: some five rows among a thousand are found with them. The rest of such a batch is
    /// answered <c>retry</c>, or rows that nobody can store would use up the rule's calls.
    /// </summary>
    public const int MaxCalls = 100;

    /// <summary>Rows that a rule without proof may refuse, one by one, before the rest of the batch is not tried there.</summary>
    public const int MaxDoubts = 8;

    /// <summary>Rows that a rule without proof has refused: theirs is the fault only if the rule takes others.</summary>
    private readonly List<int> _doubted = [];
    private BodyResult? _doubt;
    private RowVerdict[] _verdicts = [];
    private int _calls;

    /// <summary>What ended the batch before all rows had a verdict; null where nothing did.</summary>
    public BodyResult? GivenUp { get; private set; }

    /// <summary>The last answer about a row that will never be taken; null where there was none.</summary>
    public BodyResult? Refused { get; private set; }

    /// <summary>Whether the service stored any of the rows.</summary>
    public bool HasStored { get; private set; }

    /// <param name="parts">Rows, each ended by a newline; at least one.</param>
    public async ValueTask<CommitOutcome> RunAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var count = RowParts.Count(parts);
        var whole = await SendAsync(parts, count);
        if (whole.Step.Kind is StepKind.Done or StepKind.GiveUp)
        {
            return new CommitOutcome(whole.Step.Reason, whole.Step.Wait);
        }

        _verdicts = new RowVerdict[count];
        Array.Fill(_verdicts, RowVerdict.Retry);
        await TakeAsync(whole, new ArraySegment<ReadOnlyMemory<byte>>(RowParts.Split(parts)));
        SettleDoubts();
        var retry = GivenUp is { } end ? new CommitOutcome(end.Step.Reason, end.Step.Wait) : CommitOutcome.Retry(RetryReason.SinkFailed);
        return CommitOutcome.Of(_verdicts, retry);
    }

    private async ValueTask HalveAsync(ArraySegment<ReadOnlyMemory<byte>> rows)
    {
        var half = rows.Count / 2;
        await SettleAsync(rows[..half]);
        await SettleAsync(rows[half..]);
    }

    private async ValueTask SettleAsync(ArraySegment<ReadOnlyMemory<byte>> rows)
    {
        if (GivenUp is not null || _calls >= MaxCalls || (_doubted.Count >= MaxDoubts && !IsProven))
        {
            return;
        }

        await TakeAsync(await SendAsync(rows, rows.Count), rows);
    }

    private async ValueTask TakeAsync(BodyResult result, ArraySegment<ReadOnlyMemory<byte>> rows)
    {
        switch (result.Step.Kind)
        {
            case StepKind.Done:
                Array.Fill(_verdicts, RowVerdict.Stored, rows.Offset, rows.Count);
                break;
            case StepKind.Refuse:
                Refuse(rows.Offset, result);
                break;
            case StepKind.Halve:
                await HalveAsync(rows);
                break;
        }
    }

    private void Refuse(int row, in BodyResult result)
    {
        if (result.Answer.Kind == AnswerKind.TooLarge || IsProven)
        {
            _verdicts[row] = RowVerdict.Invalid;
            Refused = result;
            return;
        }

        _doubted.Add(row);
        _doubt = result;
    }

    private void SettleDoubts()
    {
        if (_doubt is not { } doubt)
        {
            return;
        }

        if (!IsProven)
        {
            GivenUp ??= doubt with { Step = UploadStep.Doubt() };
            return;
        }

        Refused = doubt;
        foreach (var row in _doubted)
        {
            _verdicts[row] = RowVerdict.Invalid;
        }
    }

    private bool IsProven => HasStored || rules.IsProven(rule);

    private async ValueTask<BodyResult> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, int count)
    {
        _calls++;
        var result = await body.SendAsync(rule, parts, count, started, UploadTries.All, cancellation);
        switch (result.Step.Kind)
        {
            case StepKind.Done:
                HasStored = true;
                break;
            case StepKind.GiveUp:
                GivenUp = result;
                break;
        }

        return result;
    }
}
