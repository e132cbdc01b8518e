namespace Telemetry.Client.Events;

/// <summary>Makes a string fit a schema's bounds.</summary>
internal static class Clip
{
    /// <summary>
    /// At most <paramref name="maxLength"/> UTF-16 units, never half a code point, with <c>?</c> for control characters and
    /// for surrogates that have lost their other half. JSON Schema counts code points, which are never more.
    /// </summary>
    internal static string? To(string? text, int maxLength)
    {
        if (text is null)
        {
            return null;
        }

        var length = Math.Min(text.Length, maxLength);
        if (length < text.Length && length > 0 && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]))
        {
            length--;
        }

        return length == text.Length && !text.AsSpan().ContainsUnwritable() ? text : Rewrite(text.AsSpan(0, length));
    }

    private static string Rewrite(ReadOnlySpan<char> text)
    {
        var written = text.ToArray();
        for (var i = 0; i < written.Length; i++)
        {
            if (IsUnwritable(text, i))
            {
                written[i] = '?';
            }
        }

        return new string(written);
    }

    private static bool ContainsUnwritable(this ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnwritable(text, i))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsUnwritable(ReadOnlySpan<char> text, int i)
    {
        if (char.IsHighSurrogate(text[i]))
        {
            return i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]);
        }

        if (char.IsLowSurrogate(text[i]))
        {
            return i == 0 || !char.IsHighSurrogate(text[i - 1]);
        }

        return char.IsControl(text[i]);
    }
}
