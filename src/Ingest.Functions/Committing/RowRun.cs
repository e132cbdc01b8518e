namespace Ingest.Functions.Committing;

/// <summary>Rows of one request that travel in one batch.</summary>
/// <param name="First">Which of the request's rows is the first of them.</param>
internal readonly record struct RowRun(PendingRows Owner, int First, int Count, ReadOnlyMemory<byte> Lines, long QueuedAt)
{
    public static RowRun Whole(PendingRows owner, long queuedAt) => new(owner, 0, owner.Rows.Count, owner.Rows.Lines, queuedAt);

    /// <summary>Divides rows so that no run has more bytes than a batch may have, unless a single row does.</summary>
    public static IEnumerable<RowRun> Divide(PendingRows owner, int maxBytes, long queuedAt)
    {
        var lines = owner.Rows.Lines;
        var first = 0;
        while (!lines.IsEmpty)
        {
            var (length, count) = Fitting(lines.Span, maxBytes);
            yield return new RowRun(owner, first, count, lines[..length], queuedAt);
            first += count;
            lines = lines[length..];
        }
    }

    private static (int Length, int Count) Fitting(ReadOnlySpan<byte> lines, int maxBytes)
    {
        var length = 0;
        var count = 0;
        while (length < lines.Length)
        {
            var next = lines[length..].IndexOf((byte)'\n') + 1;
            if (count > 0 && length + next > maxBytes)
            {
                break;
            }

            length += next;
            count++;
        }

        return (length, count);
    }
}
