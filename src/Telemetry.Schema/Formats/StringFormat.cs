using Telemetry.Schema.Patterns.Shapes;

namespace Telemetry.Schema.Formats;

/// <summary>A format that <c>format</c> can name.</summary>
internal sealed class StringFormat
{
    private static readonly StringFormat[] Known =
    [
        new("date-time", "a date and time as in RFC 3339", DateTimeFormat.Matches),
        new("uuid", "a UUID as in RFC 9562", UuidFormat.Matches) { Shape = UuidFormat.Shape },
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
