namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>
/// Uploads one batch to one rule: whole, or in ever smaller halves where the service refuses it as too large or for a row in
/// it, until each row has its verdict. Used once.
/// </summary>
internal sealed class BatchUpload(BodyUpload body, string rule, long started, CancellationToken cancellation)
{
    /// <summary>
    /// Calls that halving may take: some five rows among a thousand are found with them. The rest of such a batch is
    /// answered <c>retry</c>, or rows that nobody can store would use up the rule's calls.
    /// </summary>
    public const int MaxCalls = 100;

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
        if (whole.Step.Kind != StepKind.Halve)
        {
            return whole.Step.Kind switch
            {
                StepKind.Done => CommitOutcome.Stored,
                StepKind.Refuse => CommitOutcome.Of([RowVerdict.Invalid], CommitOutcome.Stored),
                _ => new CommitOutcome(whole.Step.Reason, whole.Step.Wait),
            };
        }

        _verdicts = new RowVerdict[count];
        Array.Fill(_verdicts, RowVerdict.Retry);
        await HalveAsync(new ArraySegment<ReadOnlyMemory<byte>>(RowParts.Split(parts)));
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
        if (GivenUp is not null || _calls >= MaxCalls)
        {
            return;
        }

        var result = await SendAsync(rows, rows.Count);
        switch (result.Step.Kind)
        {
            case StepKind.Done:
                Array.Fill(_verdicts, RowVerdict.Stored, rows.Offset, rows.Count);
                break;
            case StepKind.Refuse:
                _verdicts[rows.Offset] = RowVerdict.Invalid;
                break;
            case StepKind.Halve:
                await HalveAsync(rows);
                break;
        }
    }

    private async ValueTask<BodyResult> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, int count)
    {
        _calls++;
        var result = await body.SendAsync(rule, parts, count, started, UploadTries.All, cancellation);
        switch (result.Step.Kind)
        {
            case StepKind.Done:
                HasStored = true;
                break;
            case StepKind.Refuse:
                Refused = result;
                break;
            case StepKind.GiveUp:
                GivenUp = result;
                break;
        }

        return result;
    }
}
