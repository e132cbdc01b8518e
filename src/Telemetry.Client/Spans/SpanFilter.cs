namespace Telemetry.Client.Spans;

/// <summary>
/// Directives such as <c>warn,Contoso.Notes=info,Contoso.Notes.Store</c>: a level for everything, a level for one target, or a target of which
/// everything passes. The longest target that covers a name decides; what none covers does not pass.
/// </summary>
internal sealed class SpanFilter
{
    /// <summary>What passes where nobody says otherwise.</summary>
    internal static readonly SpanFilter Default = new([new("", SpanLevel.Info)]);

    private readonly SpanDirective[] _directives;

    private SpanFilter(IEnumerable<SpanDirective> directives) => _directives = [.. directives.OrderByDescending(d => d.Target.Length)];

    internal bool Passes(string target, SpanLevel level)
    {
        foreach (var directive in _directives)
        {
            if (directive.Covers(target))
            {
                return level >= directive.Least && directive.Least != SpanLevel.Off;
            }
        }

        return false;
    }

    /// <summary>Null where the text is no list of directives.</summary>
    internal static SpanFilter? TryParse(string text)
    {
        var directives = new List<SpanDirective>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Read(item) is not { } directive || directives.Exists(d => d.Target == directive.Target))
            {
                return null;
            }

            directives.Add(directive);
        }

        return new(directives);
    }

    private static SpanDirective? Read(string item)
    {
        var at = item.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
        {
            return LevelOf(item) is { } least ? new("", least) : TargetOf(item, SpanLevel.Trace);
        }

        return LevelOf(item[(at + 1)..].TrimStart()) is { } level ? TargetOf(item[..at].TrimEnd(), level) : null;
    }

    private static SpanDirective? TargetOf(string text, SpanLevel least) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? new(text, least) : null;

    /// <summary>Named members alone: <c>Enum.TryParse</c> would take numbers as well.</summary>
    private static SpanLevel? LevelOf(string text) => text.ToUpperInvariant() switch
    {
        "TRACE" => SpanLevel.Trace,
        "DEBUG" => SpanLevel.Debug,
        "INFO" => SpanLevel.Info,
        "WARN" => SpanLevel.Warn,
        "ERROR" => SpanLevel.Error,
        "OFF" => SpanLevel.Off,
        _ => null,
    };
}
