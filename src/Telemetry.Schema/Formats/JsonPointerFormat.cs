namespace Telemetry.Schema.Formats;

/// <summary>
/// The formats <c>json-pointer</c> (RFC 6901 section 5) and <c>relative-json-pointer</c>
/// (draft-bhutton-relative-json-pointer-00 section 3).
/// </summary>
internal static class JsonPointerFormat
{
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] != '/')
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && !(i + 1 < text.Length && text[i + 1] is (byte)'0' or (byte)'1'))
            {
                return false;
            }
        }

        return true;
    }

    public static bool MatchesRelative(ReadOnlySpan<byte> text)
    {
        int end = Number(text, 0);
        if (end == 0)
        {
            return false;
        }

        // Which item an array is counted on to or back from.
        if (end < text.Length && text[end] is (byte)'+' or (byte)'-')
        {
            int moved = Number(text, end + 1);
            if (moved == end + 1 || text[end + 1] == '0')
            {
                return false;
            }

            end = moved;
        }

        ReadOnlySpan<byte> rest = text[end..];
        return rest.SequenceEqual("#"u8) || Matches(rest);
    }

    // Zero, or digits that begin with another; the end of them, which is the start when there are none.
    private static int Number(ReadOnlySpan<byte> text, int start)
    {
        int end = start;
        while (end < text.Length && (uint)(text[end] - '0') <= 9)
        {
            end++;
        }

        return end > start + 1 && text[start] == '0' ? start : end;
    }
}
