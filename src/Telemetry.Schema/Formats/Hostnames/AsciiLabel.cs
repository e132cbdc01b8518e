namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>Labels of ASCII letters, digits and hyphens.</summary>
internal static class AsciiLabel
{
    /// <summary>RFC 1034 section 3.1.</summary>
    public const int MaxLength = 63;

    /// <summary>Whether a label has neither a hyphen at an end nor a character of another kind.</summary>
    public static bool IsHostLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > MaxLength || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (byte unit in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)unit) && unit != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the third and fourth character are hyphens, which is reserved (RFC 5890 section 2.3.1).</summary>
    public static bool IsReserved(string label) => label.Length >= 4 && label[2] == '-' && label[3] == '-';
}
