using System.Globalization;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>What the address of a page asks for. What is not understood is as if it were not there: a link from elsewhere still shows something.</summary>
internal sealed record DashboardQuery(string Range, string App, string Version, string Command)
{
    public const string DefaultRange = "7d";

    // The bounds of the fields in the envelope; longer values match nothing.
    private const int LongestValue = 64;

    public static IReadOnlyList<KeyValuePair<string, string>> Ranges { get; } =
    [
        new("1h", "Last hour"), new("6h", "Last 6 hours"), new("24h", "Last 24 hours"), new("7d", "Last 7 days"), new("30d", "Last 30 days"),
    ];

    public BoardRequest Board => new(TimeSpan.FromMilliseconds(KqlLiteral.Span(Range)), App, Version, Command);

    public string RangeText => Ranges.First(r => r.Key == Range).Value;

    public static DashboardQuery Of(IQueryCollection query)
    {
        var range = (string?)query["range"];
        return new DashboardQuery(
            Ranges.Any(r => r.Key == range) ? range! : DefaultRange, Choice(query["app"]), Choice(query["version"]), Choice(query["command"]));
    }

    /// <summary>The address of the same page with one filter set.</summary>
    public string With(string filter, string value) => (filter switch
    {
        "app" => this with { App = value },
        "version" => this with { Version = value },
        _ => this with { Command = value },
    }).ToString();

    /// <summary>As the query of an address, without what has its default.</summary>
    public override string ToString()
    {
        var parts = new[] { ("range", Range, DefaultRange), ("app", App, QueryValues.Any), ("version", Version, QueryValues.Any), ("command", Command, QueryValues.Any) }
            .Where(p => p.Item2 != p.Item3)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return "?" + string.Join('&', parts);
    }

    private static string Choice(string? value) => value is { Length: > 0 and <= LongestValue } ? value : QueryValues.Any;
}
