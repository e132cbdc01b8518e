namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Finds rows in the parts of a batch.</summary>
internal static class RowParts
{
    public static int Count(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var count = 0;
        foreach (var part in parts)
        {
            count += part.Span.Count((byte)'\n');
        }

        return count;
    }

    /// <summary>Each row with its newline, in order.</summary>
    public static ReadOnlyMemory<byte>[] Split(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        foreach (var part in parts)
        {
            var rest = part;
            while (!rest.IsEmpty)
            {
                var length = rest.Span.IndexOf((byte)'\n') + 1;
                rows.Add(rest[..length]);
                rest = rest[length..];
            }
        }

        return [.. rows];
    }
}
