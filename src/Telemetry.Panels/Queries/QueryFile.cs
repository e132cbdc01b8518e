using System.Text.RegularExpressions;

namespace Telemetry.Panels.Queries;

/// <summary>What a query's file says of it. Titles, units, defaults and thresholds are read from there, so that nobody types them twice.</summary>
internal sealed partial record QueryFile(QueryKind Kind, string Name, string Title, string Question, IReadOnlyList<QueryColumn> Columns, IReadOnlyList<QueryParameter> Parameters)
{
    /// <summary>What to do first when an alert fires; null for other queries.</summary>
    public string? DoFirst { get; init; }

    /// <summary>0 (worst) to 4 for alerts.</summary>
    public int Severity { get; init; }

    public QueryParameter? Parameter(string name) => Parameters.FirstOrDefault(p => p.Name == name);

    /// <exception cref="FormatException">The header lacks its title or question.</exception>
    public static QueryFile Parse(QueryKind kind, string name, string text)
    {
        var said = Said().Matches(text).ToLookup(m => m.Groups["key"].Value, m => m.Groups["value"].Value);
        string Required(string key) => said[key].FirstOrDefault() ?? throw new FormatException($"{name}.kql: expected a line '// {key}: …' in the header.");
        return new QueryFile(
            kind,
            name,
            Required("title"),
            Required("question"),
            [.. said["column"].Select(c => Column(name, c))],
            [.. Let().Matches(text).Select(m => new QueryParameter(m.Groups["name"].Value, m.Groups["value"].Value, m.Groups["meaning"].Value))])
        {
            DoFirst = said["do first"].FirstOrDefault(),
            Severity = int.Parse(said["severity"].FirstOrDefault() ?? "4", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static QueryColumn Column(string query, string text)
    {
        var match = ColumnForm().Match(text);
        return match.Success
            ? new QueryColumn(match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["unit"] is { Success: true } unit ? unit.Value : null, match.Groups["meaning"].Value)
            : throw new FormatException($"{query}.kql: expected '// column: Name:type [unit] meaning', got '{text}'.");
    }

    [GeneratedRegex(@"^// (?<key>[a-z ]+): (?<value>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Said();

    [GeneratedRegex(@"^let (?<name>\w+) = (?<value>[^;\r\n]+); // (?<meaning>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Let();

    [GeneratedRegex(@"^(?<name>\w+):(?<type>\w+) (?:\[(?<unit>[^\]]+)\] ?)?(?<meaning>.*)$")]
    private static partial Regex ColumnForm();
}
