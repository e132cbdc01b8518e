namespace Telemetry.Client.Scrubbing;

/// <summary>Whether what follows an option after a blank is its argument.</summary>
internal static class OptionValue
{
    /// <summary>Another option is not, nor are ports, which <c>-p</c> also stands for.</summary>
    internal static bool IsAt(string text, int at)
    {
        if (text[at] is '-' or '|' or '&' or ';')
        {
            return false;
        }

        var end = at;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or ':')
        {
            end++;
        }

        return end == at || (end < text.Length && !char.IsWhiteSpace(text[end]));
    }
}
