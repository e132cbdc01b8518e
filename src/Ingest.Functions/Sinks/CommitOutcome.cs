namespace Ingest.Functions.Sinks;

/// <summary>What became of rows that were committed together.</summary>
/// <param name="Reason">Why rows were not stored although nothing is wrong with them.</param>
/// <param name="RetryAfter">When to come back, where <see cref="Reason"/> is not <see cref="RetryReason.None"/>.</param>
/// <param name="Rows">The verdict on each row in order, where they differ; null where all share one.</param>
internal readonly record struct CommitOutcome(RetryReason Reason, TimeSpan RetryAfter, IReadOnlyList<RowVerdict>? Rows = null)
{
    public static readonly CommitOutcome Stored = new(RetryReason.None, TimeSpan.Zero);

    /// <summary>Whether all rows are durable.</summary>
    public bool IsStored => Reason == RetryReason.None && Rows is null;

    public RowVerdict this[int row] => Rows?[row] ?? (Reason == RetryReason.None ? RowVerdict.Stored : RowVerdict.Retry);

    public static CommitOutcome Retry(RetryReason reason) => new(reason, RetryReasons.Wait(reason));

    /// <summary>The outcome of a run of these rows, in its simplest form.</summary>
    public CommitOutcome Part(int first, int count)
    {
        if (Rows is null)
        {
            return this;
        }

        var rows = new RowVerdict[count];
        for (var i = 0; i < count; i++)
        {
            rows[i] = Rows[first + i];
        }

        return Of(rows, this);
    }

    /// <summary>Verdicts in their simplest form: one outcome where all rows share it.</summary>
    /// <param name="whole">Gives reason and wait to rows that are to be sent again.</param>
    public static CommitOutcome Of(IReadOnlyList<RowVerdict> rows, CommitOutcome whole)
    {
        var hasRetries = rows.Contains(RowVerdict.Retry);
        if (rows.All(r => r == RowVerdict.Stored))
        {
            return Stored;
        }

        return rows.All(r => r == RowVerdict.Retry)
            ? whole with { Rows = null }
            : new CommitOutcome(hasRetries ? whole.Reason : RetryReason.None, hasRetries ? whole.RetryAfter : TimeSpan.Zero, rows);
    }
}
