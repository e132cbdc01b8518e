namespace Telemetry.Schema.Compiling.Uris;

/// <summary>A URI reference in its five parts, and how one is resolved against another (RFC 3986 section 5).</summary>
/// <remarks>Compared as text: what is written in two ways is two URIs, as section 6.2.1 allows.</remarks>
internal sealed record UriReference(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    public bool IsAbsolute => Scheme is not null;

    /// <summary>Takes a reference apart, as appendix B does. Any text has five parts; whether they are good is for formats to say.</summary>
    public static UriReference Parse(string text)
    {
        string? fragment = CutAfter(ref text, '#');
        string? query = CutAfter(ref text, '?');
        string? scheme = null;
        int colon = text.IndexOfAny([':', '/']);
        if (colon > 0 && text[colon] == ':' && IsScheme(text.AsSpan(0, colon)))
        {
            scheme = text[..colon].ToLowerInvariant();
            text = text[(colon + 1)..];
        }

        string? authority = null;
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            int end = text.IndexOf('/', 2);
            authority = end < 0 ? text[2..] : text[2..end];
            text = end < 0 ? string.Empty : text[end..];
        }

        return new UriReference(scheme, authority, text, query, fragment);
    }

    /// <summary>What the reference means in a document of a base URI (section 5.2.2).</summary>
    public UriReference ResolveAgainst(UriReference baseUri)
    {
        if (Scheme is not null)
        {
            return this with { Path = RemoveDotSegments(Path) };
        }

        if (Authority is not null)
        {
            return this with { Scheme = baseUri.Scheme, Path = RemoveDotSegments(Path) };
        }

        if (Path.Length == 0)
        {
            return baseUri with { Query = Query ?? baseUri.Query, Fragment = Fragment };
        }

        string path = Path[0] == '/' ? Path : Merge(baseUri);
        return baseUri with { Path = RemoveDotSegments(path), Query = Query, Fragment = Fragment };
    }

    public UriReference WithoutFragment() => Fragment is null ? this : this with { Fragment = null };

    public override string ToString()
    {
        string scheme = Scheme is null ? string.Empty : $"{Scheme}:";
        string authority = Authority is null ? string.Empty : $"//{Authority}";
        string query = Query is null ? string.Empty : $"?{Query}";
        return $"{scheme}{authority}{Path}{query}{(Fragment is null ? string.Empty : $"#{Fragment}")}";
    }

    private static string? CutAfter(ref string text, char mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        string rest = text[(at + 1)..];
        text = text[..at];
        return rest;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    // Section 5.2.3.
    private string Merge(UriReference baseUri) => baseUri.Authority is not null && baseUri.Path.Length == 0
        ? $"/{Path}"
        : string.Concat(baseUri.Path.AsSpan(0, baseUri.Path.LastIndexOf('/') + 1), Path);

    // Section 5.2.4.
    private static string RemoveDotSegments(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        string[] segments = path.Split('/');
        var kept = new List<string>();
        for (int i = 0; i < segments.Length; i++)
        {
            bool isLast = i == segments.Length - 1;
            if (segments[i] == ".")
            {
                AddEmptyWhen(isLast, kept);
            }
            else if (segments[i] == "..")
            {
                if (kept.Count > 1 || (kept.Count == 1 && kept[0].Length > 0))
                {
                    kept.RemoveAt(kept.Count - 1);
                }

                AddEmptyWhen(isLast, kept);
            }
            else
            {
                kept.Add(segments[i]);
            }
        }

        return string.Join('/', kept);
    }

    // A path that ends in a dot segment ends in a slash.
    private static void AddEmptyWhen(bool isLast, List<string> kept)
    {
        if (isLast)
        {
            kept.Add(string.Empty);
        }
    }
}
