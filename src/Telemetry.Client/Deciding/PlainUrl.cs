namespace Telemetry.Client.Deciding;

/// <summary>
/// Tells the addresses that are beyond doubt: https and a host name, or http and this machine, a port, and a path without escapes. What it does
/// not know may be usable all the same; <see cref="Uri"/> has the word then.
/// </summary>
internal static class PlainUrl
{
    private const string Secure = "https://";
    private const string Local = "http://";

    /// <summary>DNS names have at most 253 characters (RFC 1035, section 2.3.4, without the lengths and the root).</summary>
    private const int MaxHostLength = 253;

    private const int MaxLabelLength = 63;

    internal static bool IsUsable(string text)
    {
        var isSecure = text.StartsWith(Secure, StringComparison.Ordinal);
        if (!isSecure && !text.StartsWith(Local, StringComparison.Ordinal))
        {
            return false;
        }

        var start = isSecure ? Secure.Length : Local.Length;
        var end = start;
        while (end < text.Length && text[end] is not (':' or '/'))
        {
            end++;
        }

        var host = text.AsSpan(start, end - start);
        return (isSecure ? IsName(host) : host is "127.0.0.1" or "localhost") && IsRest(text.AsSpan(end));
    }

    /// <summary>Labels of letters, digits and inner hyphens; the last of letters alone, since a number there would make an address of it.</summary>
    private static bool IsName(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxHostLength)
        {
            return false;
        }

        var (label, hasOthers) = (0, false);
        for (var i = 0; i <= host.Length; i++)
        {
            if (i == host.Length || host[i] == '.')
            {
                // Two hyphens in the third place mark a name that stands for another (RFC 5890, section 2.3.1).
                var isPlain = label is > 0 and <= MaxLabelLength && host[i - 1] != '-' && host[i - label] != '-'
                    && !(label > 3 && host[i - label + 2] == '-' && host[i - label + 3] == '-');
                if (!isPlain || (i == host.Length && hasOthers))
                {
                    return false;
                }

                (label, hasOthers) = (0, false);
            }
            else if (char.IsAsciiLetter(host[i]))
            {
                label++;
            }
            else if (char.IsAsciiDigit(host[i]) || host[i] == '-')
            {
                (label, hasOthers) = (label + 1, true);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A port, then a path.</summary>
    private static bool IsRest(ReadOnlySpan<char> rest)
    {
        var at = 0;
        if (rest is [':', ..])
        {
            var port = 0;
            for (at = 1; at < rest.Length && rest[at] != '/'; at++)
            {
                if (!char.IsAsciiDigit(rest[at]) || (port = (port * 10) + rest[at] - '0') > ushort.MaxValue)
                {
                    return false;
                }
            }

            if (port == 0)
            {
                return false;
            }
        }

        for (; at < rest.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(rest[at]) && rest[at] is not ('/' or '-' or '_' or '~' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
