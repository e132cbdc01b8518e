using System.Globalization;
using System.Text;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <summary>Finds the names and indices on the way to a place of a document. Errors are few, and so nothing keeps these for them.</summary>
internal static class ErrorPlace
{
    private static ReadOnlySpan<byte> Space => " \n\r\t"u8;

    /// <summary>JSON pointer (RFC 6901) to the value at a position, or to the member whose name lies there.</summary>
    /// <param name="json">The document.</param>
    /// <param name="around">Where the arrays and objects around the position begin, and it may be the position itself at the end.</param>
    /// <param name="at">The position.</param>
    public static string Pointer(ReadOnlySpan<byte> json, ReadOnlySpan<int> around, int at)
    {
        if (around is [.., var last] && last == at)
        {
            around = around[..^1];
        }

        if (around.IsEmpty)
        {
            return string.Empty;
        }

        var pointer = new StringBuilder();
        for (int i = 0; i < around.Length; i++)
        {
            int child = i + 1 < around.Length ? around[i + 1] : at;
            if (json[around[i]] == '[')
            {
                pointer.Append(CultureInfo.InvariantCulture, $"/{IndexIn(json[(around[i] + 1)..child])}");
            }
            else if ((IsName(json, child) ? NameAt(json, child) : NameOf(json, child)) is { } name)
            {
                pointer.Append('/').Append(Escape(name));
            }
        }

        return pointer.ToString();
    }

    /// <summary>The name of the member whose value is at a position; null when that is no member's.</summary>
    public static string? NameOf(ReadOnlySpan<byte> json, int at)
    {
        ReadOnlySpan<byte> before = json[..at].TrimEnd(Space);
        if (before is not [.., (byte)':'])
        {
            return null;
        }

        before = before[..^1].TrimEnd(Space)[..^1];
        int quote = before.LastIndexOf((byte)'"');
        while (IsEscaped(before, quote))
        {
            quote = before[..quote].LastIndexOf((byte)'"');
        }

        return Show(before[(quote + 1)..]);
    }

    /// <summary>Whether the string at a position is the name of a member.</summary>
    public static bool IsName(ReadOnlySpan<byte> json, int at)
    {
        if ((uint)at >= (uint)json.Length || json[at] != '"' || JsonScan.StringEnd(json, at + 1, out _) is not (>= 0 and var end))
        {
            return false;
        }

        int after = JsonScan.SkipSpace(json, end + 1);
        return after < json.Length && json[after] == ':';
    }

    private static string NameAt(ReadOnlySpan<byte> json, int at) => Show(json[(at + 1)..JsonScan.StringEnd(json, at + 1, out _)]);

    private static bool IsEscaped(ReadOnlySpan<byte> text, int at)
    {
        int start = at;
        while (start > 0 && text[start - 1] == '\\')
        {
            start--;
        }

        return (at - start) % 2 == 1;
    }

    // RFC 6901 section 3.
    private static string Escape(string name) =>
        name.AsSpan().ContainsAny('~', '/')
            ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
            : name;

    private static string Show(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Excerpt.Of(raw, Excerpt.OfName);
        }

        var text = new byte[raw.Length];
        int length = EscapedText.Unescape(raw, text);
        return Excerpt.Of(length == EscapedText.LoneSurrogate ? raw : text.AsSpan(0, length), Excerpt.OfName);
    }

    // How many items end before the end of what an array holds up to a place.
    private static int IndexIn(ReadOnlySpan<byte> items)
    {
        int index = 0;
        int levels = 0;
        for (int at = 0; at < items.Length; at++)
        {
            switch (items[at])
            {
                case (byte)'"':
                    int end = JsonScan.StringEnd(items, at + 1, out _);
                    at = end < 0 ? items.Length : end;
                    break;
                case (byte)'[' or (byte)'{':
                    levels++;
                    break;
                case (byte)']' or (byte)'}':
                    levels--;
                    break;
                case (byte)',' when levels == 0:
                    index++;
                    break;
            }
        }

        return index;
    }
}
