using System.Globalization;
using System.Text;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <summary>Finds the way to a place of a document by reading it again up to there: errors are few, and so nothing keeps the way for them.</summary>
internal static class ErrorPlace
{
    private static ReadOnlySpan<byte> Space => " \n\r\t"u8;

    /// <summary>JSON pointer (RFC 6901) to the value at a position, or to the member whose name lies there.</summary>
    /// <param name="json">A document; where it is no JSON up to the position, the pointer says as much as can be said.</param>
    /// <param name="at">The position.</param>
    public static string Pointer(ReadOnlySpan<byte> json, int at)
    {
        var pointer = new StringBuilder();
        foreach (PathSegment segment in Way(json, at))
        {
            pointer.Append('/');
            if (segment.IsIndex)
            {
                pointer.Append(CultureInfo.InvariantCulture, $"{segment.Index}");
            }
            else
            {
                pointer.Append(Escape(Name(segment.NameIn(json))));
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

        return Name(before[(quote + 1)..]);
    }

    /// <summary>Whether the string at a position is the name of a member.</summary>
    public static bool IsName(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] != '"')
        {
            return false;
        }

        int after = JsonScan.SkipSpace(json, JsonScan.StringEnd(json, at + 1, out _) + 1);
        return after < json.Length && json[after] == ':';
    }

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

    private static string Name(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Excerpt.Of(raw, Excerpt.OfName);
        }

        var text = new byte[raw.Length];
        int length = EscapedText.Unescape(raw, text);
        return Excerpt.Of(length == EscapedText.LoneSurrogate ? raw : text.AsSpan(0, length), Excerpt.OfName);
    }

    private static List<PathSegment> Way(ReadOnlySpan<byte> json, int at)
    {
        var way = new List<PathSegment>();
        bool isNameNext = false;
        int next = 0;
        while (next < at)
        {
            switch (json[next])
            {
                case (byte)'{':
                    way.Add(PathSegment.Member(next, 0));
                    isNameNext = true;
                    break;
                case (byte)'[':
                    way.Add(PathSegment.Item(0));
                    break;
                case (byte)'}' or (byte)']' when way.Count > 0:
                    way.RemoveAt(way.Count - 1);
                    isNameNext = false;
                    break;
                case (byte)',' when way.Count > 0:
                    isNameNext = !way[^1].IsIndex;
                    way[^1] = isNameNext ? PathSegment.Member(next, 0) : PathSegment.Item(way[^1].Index + 1);
                    break;
                case (byte)'"':
                    next = PassString(json, next, way, ref isNameNext);
                    break;
            }

            next++;
        }

        if (isNameNext && at < json.Length && json[at] == '"')
        {
            PassString(json, at, way, ref isNameNext);
        }

        if (isNameNext && way.Count > 0)
        {
            // A place where a name should be and is not belongs to the object.
            way.RemoveAt(way.Count - 1);
        }

        return way;
    }

    // The closing quote.
    private static int PassString(ReadOnlySpan<byte> json, int quote, List<PathSegment> way, ref bool isNameNext)
    {
        int end = JsonScan.StringEnd(json, quote + 1, out _);
        if (end < 0)
        {
            return ~end;
        }

        if (isNameNext)
        {
            way[^1] = PathSegment.Member(quote + 1, end - quote - 1);
            isNameNext = false;
        }

        return end;
    }
}
