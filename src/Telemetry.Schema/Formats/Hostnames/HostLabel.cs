using System.Text;

namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>A label of a host name that is good.</summary>
/// <param name="CodePoints">What it means, an A-label decoded.</param>
/// <param name="EncodedLength">Bytes it takes on the wire, encoded where it has to be.</param>
internal sealed record HostLabel(int[] CodePoints, int EncodedLength)
{
    private const string Prefix = "xn--";

    /// <returns>Null when the label is not good.</returns>
    public static HostLabel? Read(string label, LabelKind kind)
    {
        if (!Ascii.IsValid(label))
        {
            return kind == LabelKind.International ? ReadUnicode(CodePointsOf(label)) : null;
        }

        if (!AsciiLabel.IsHostLabel(Encoding.ASCII.GetBytes(label)))
        {
            return null;
        }

        if (label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return ReadEncoded(label.ToLowerInvariant()[Prefix.Length..]);
        }

        bool isUnknown = kind == LabelKind.International && AsciiLabel.IsReserved(label);
        return isUnknown ? null : new HostLabel(CodePointsOf(label.ToLowerInvariant()), label.Length);
    }

    private static HostLabel? ReadEncoded(string encoded)
    {
        int[]? meant = Punycode.Decode(encoded);
        bool isCanonical = meant is not null && Array.Exists(meant, point => point > 0x7F) && Punycode.Encode(meant) == encoded;
        return isCanonical ? ReadUnicode(meant!) : null;
    }

    private static HostLabel? ReadUnicode(int[] label)
    {
        bool hasHyphens = label[0] == '-' || label[^1] == '-' || (label.Length >= 4 && label[2] == '-' && label[3] == '-');
        if (hasHyphens || !UnicodeLabel.Holds(label))
        {
            return null;
        }

        int length = Prefix.Length + Punycode.Encode(label).Length;
        return length <= AsciiLabel.MaxLength ? new HostLabel(label, length) : null;
    }

    private static int[] CodePointsOf(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
