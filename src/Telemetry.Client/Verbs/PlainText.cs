using System.Globalization;

namespace Telemetry.Client.Verbs;

/// <summary>Words on their way to a terminal.</summary>
internal static class PlainText
{
    /// <summary>So many events.</summary>
    internal static string Events(long count) => count == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{count} events");

    /// <summary>Text from elsewhere without control characters, which a terminal would obey, and cut.</summary>
    internal static string Of(string text, int maxLength)
    {
        var visible = string.Concat(text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) || c == '\u2028' || c == '\u2029' ? ' ' : c));
        return visible.Length > maxLength ? string.Concat(visible.AsSpan(0, maxLength - 1), "…") : visible;
    }
}
