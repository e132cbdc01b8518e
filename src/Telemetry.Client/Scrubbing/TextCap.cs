namespace Telemetry.Client.Scrubbing;

/// <summary>Cuts a scrubbed text.</summary>
internal static class TextCap
{
    /// <summary>Stands at the end of a text that was cut.</summary>
    internal const char Ellipsis = '…';

    /// <summary>At most that many UTF-16 units with the ellipsis, never half a code point, never half a marker.</summary>
    internal static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var length = Math.Max(maxLength - 1, 0);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var opening = text.AsSpan(0, length).LastIndexOf('<');
        if (opening >= 0 && opening + Marker.LengthAt(text.AsSpan(opening)) > length)
        {
            length = opening;
        }

        return string.Concat(text.AsSpan(0, length), [Ellipsis]);
    }
}
