using System.Text;
using Telemetry.Schema.Formats.Hostnames;

namespace Telemetry.Schema.Formats;

/// <summary>
/// The formats <c>hostname</c> (RFC 1123 section 2.1, whose A-labels have to be such, RFC 5890 section 2.3.2.1) and
/// <c>idn-hostname</c> (RFC 5890 section 2.3.2.3).
/// </summary>
internal static class HostnameFormat
{
    // RFC 1034 section 3.1, without the length bytes of the first label and of the root.
    private const int MaxLength = 253;

    public static bool Matches(ReadOnlySpan<byte> text) =>
        IsDomain(text) && AreGood(Encoding.ASCII.GetString(text).Split('.'), LabelKind.Host);

    public static bool MatchesInternational(ReadOnlySpan<byte> text) => IsInternationalDomain(text);

    /// <summary>Whether labels of ASCII letters, digits and hyphens follow each other.</summary>
    public static bool IsDomain(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        while (true)
        {
            int end = text.IndexOf((byte)'.');
            if (!AsciiLabel.IsHostLabel(end < 0 ? text : text[..end]))
            {
                return false;
            }

            if (end < 0)
            {
                return true;
            }

            text = text[(end + 1)..];
        }
    }

    /// <summary>The same, with characters beyond ASCII and the dots that are used with them (RFC 3490 section 3.1).</summary>
    public static bool IsInternationalDomain(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && AreGood(Encoding.UTF8.GetString(text).Split('.', '\u3002', '\uFF0E', '\uFF61'), LabelKind.International);

    private static bool AreGood(string[] labels, LabelKind kind)
    {
        var meant = new List<int[]>(labels.Length);
        int length = labels.Length - 1;
        foreach (string label in labels)
        {
            if (HostLabel.Read(label, kind) is not { } read)
            {
                return false;
            }

            meant.Add(read.CodePoints);
            length += read.EncodedLength;
        }

        return length <= MaxLength && BidiRule.Holds(meant);
    }
}
