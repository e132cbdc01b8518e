namespace Telemetry.Client.Scrubbing;

/// <summary>Keys written over several lines (RFC 7468).</summary>
internal static class KeyBlock
{
    private const string Begin = "-----BEGIN ";
    private const string Fence = "-----";

    /// <summary>Where the first block within begins, be it with its first character alone; <paramref name="end"/> where none does.</summary>
    internal static int First(Lookahead ahead, int start, int end)
    {
        var at = ahead.Text.AsSpan(start, Math.Min(ahead.Text.Length, end + Begin.Length - 1) - start).IndexOf(Begin);
        ahead.Steps += end - start;
        return at < 0 ? end : start + at;
    }

    /// <summary>One past the block that begins at <paramref name="start"/>, the end of the text where it is open; -1 where none begins.</summary>
    internal static int End(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        if (!text.AsSpan(start).StartsWith(Begin, StringComparison.Ordinal))
        {
            return -1;
        }

        var end = text.IndexOf("-----END ", start, StringComparison.Ordinal);
        if (end < 0)
        {
            ahead.Steps += text.Length - start;
            return text.Length;
        }

        var fence = text.IndexOf(Fence, end + Fence.Length, StringComparison.Ordinal);
        end = fence < 0 ? text.Length : fence + Fence.Length;
        ahead.Steps += end - start;
        return end;
    }
}
