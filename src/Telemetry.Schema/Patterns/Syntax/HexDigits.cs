namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Hexadecimal digits of either case.</summary>
internal static class HexDigits
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (char digit in text)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
