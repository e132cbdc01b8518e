using Telemetry.Schema.Patterns.Shapes;

namespace Telemetry.Schema.Formats;

/// <summary>A format that <c>format</c> can name: all of 2020-12 Validation section 7.3.</summary>
internal sealed class StringFormat
{
    private static readonly StringFormat[] Known =
    [
        new("date-time", "a date and time as in RFC 3339", DateTimeFormat.Matches),
        new("date", "a date as in RFC 3339", DateFormat.Matches),
        new("time", "a time as in RFC 3339", TimeFormat.Matches),
        new("duration", "a duration as in RFC 3339", DurationFormat.Matches),
        new("email", "an email address as in RFC 5321", EmailFormat.Matches),
        new("idn-email", "an email address as in RFC 6531", EmailFormat.MatchesInternational),
        new("hostname", "a host name as in RFC 1123", HostnameFormat.Matches),
        new("idn-hostname", "a host name as in RFC 5890", HostnameFormat.MatchesInternational),
        new("ipv4", "an IPv4 address in dotted quads", IPv4Format.Matches),
        new("ipv6", "an IPv6 address as in RFC 4291", IPv6Format.Matches),
        new("uri", "a URI as in RFC 3986", UriGrammar.IsUri),
        new("uri-reference", "a URI reference as in RFC 3986", UriGrammar.IsReference),
        new("iri", "an IRI as in RFC 3987", UriGrammar.IsIri),
        new("iri-reference", "an IRI reference as in RFC 3987", UriGrammar.IsIriReference),
        new("uuid", "a UUID as in RFC 9562", UuidFormat.Matches) { Shape = UuidFormat.Shape },
        new("uri-template", "a URI template as in RFC 6570", UriTemplateFormat.Matches),
        new("json-pointer", "a JSON pointer as in RFC 6901", JsonPointerFormat.Matches),
        new("relative-json-pointer", "a relative JSON pointer", JsonPointerFormat.MatchesRelative),
        new("regex", "an ECMA-262 regular expression", RegexFormat.Matches),
    ];

    private readonly Rule _rule;

    private StringFormat(string name, string description, Rule rule)
    {
        Name = name;
        Description = description;
        _rule = rule;
    }

    private delegate bool Rule(ReadOnlySpan<byte> text);

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Select(format => format.Name);

    public string Name { get; }

    /// <summary>What a string of the format is, with an article.</summary>
    public string Description { get; }

    /// <summary>The format as a shape, where it is one.</summary>
    public FixedMatcher? Shape { get; private init; }

    public static StringFormat? Find(string name) => Array.Find(Known, format => format.Name == name);

    /// <param name="text">The string's UTF-8 text, unescaped.</param>
    public bool Matches(ReadOnlySpan<byte> text) => _rule(text);
}
