namespace Telemetry.Client.Scrubbing;

/// <summary>IPv4 addresses, alone or with port or prefix length.</summary>
internal static class Ipv4Shape
{
    /// <summary>
    /// Whether there is a dotted quad in the word with no digit, letter or dot beside it. Versions of four parts look alike: those that begin with
    /// zero are taken for versions, and so is what a name or a <c>/</c> stands before (<c>v1.2.3.4</c>, <c>Chrome/1.2.3.4</c>).
    /// </summary>
    internal static bool IsIn(ReadOnlySpan<char> word)
    {
        for (var start = 0; start < word.Length;)
        {
            var digit = word[start..].IndexOfAnyInRange('0', '9');
            if (digit < 0)
            {
                return false;
            }

            start += digit;
            var length = word[start..].IndexOfAnyExcept(CharacterSets.DottedNumber);
            var end = length < 0 ? word.Length : start + length;
            var quad = word[start..end].TrimEnd('.');
            if (IsQuad(quad) && (quad is "0.0.0.0" || !quad.StartsWith("0.", StringComparison.Ordinal)) && IsFreeBefore(word[..start]) && IsFreeAfter(word[end..]))
            {
                return true;
            }

            start = end;
        }

        return false;
    }

    /// <summary>Four numbers up to 255 with dots between.</summary>
    internal static bool IsQuad(ReadOnlySpan<char> text)
    {
        for (var part = 1; ; part++)
        {
            var dot = text.IndexOf('.');
            var number = dot < 0 ? text : text[..dot];
            if (number.Length is 0 or > 3 || number.ContainsAnyExceptInRange('0', '9') || (number.Length == 3 && number.CompareTo("255", StringComparison.Ordinal) > 0))
            {
                return false;
            }

            if (dot < 0 || part == 4)
            {
                return dot < 0 && part == 4;
            }

            text = text[(dot + 1)..];
        }
    }

    private static bool IsFreeBefore(ReadOnlySpan<char> before) =>
        before.IsEmpty || before[^1] is ':' or '@' or '#' or '$' or '~' or '%' or '\\' || (before[^1] is '-' && before.Length > 1 && char.IsAsciiDigit(before[^2])) || before.EndsWith("//");

    private static bool IsFreeAfter(ReadOnlySpan<char> after) =>
        after.IsEmpty || (after[0] is ':' or '/' or '%' or '#' or '@' or '~') || (after[0] is '-' && after.Length > 1 && char.IsAsciiDigit(after[1]));
}
