using System.Globalization;

namespace Telemetry.Panels.Queries;

/// <summary>A query's parameters with values: those given, and the file's defaults for the rest. Times are milliseconds since 1970, spans milliseconds.</summary>
internal sealed class QueryValues
{
    /// <summary>Stands for every product, version or command.</summary>
    public const string Any = "*";

    private readonly QueryFile _query;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyDictionary<string, string> _given;

    /// <param name="given">Values by parameter, in KQL or ISO 8601; what the query does not take is left out.</param>
    /// <exception cref="FormatException">A value has not its parameter's form.</exception>
    public QueryValues(QueryFile query, DateTimeOffset now, IReadOnlyDictionary<string, string> given)
    {
        (_query, _now, _given) = (query, now, given);
        StartTime = Time("startTime");
        EndTime = query.Parameter("endTime") is null ? long.MaxValue : Time("endTime");
        BaselineStart = query.Parameter("baselineStart") is null ? StartTime : Time("baselineStart");
        Interval = query.Parameter("interval") is null ? 0 : KqlLiteral.Span(Value("interval"));
        (App, Version, Command) = (Choice("app"), Choice("version"), Choice("command"));
    }

    public long StartTime { get; }

    public long EndTime { get; }

    public long BaselineStart { get; }

    public long Interval { get; }

    public string App { get; }

    public string Version { get; }

    public string Command { get; }

    public double Number(string name) => double.Parse(Value(name), CultureInfo.InvariantCulture);

    private long Time(string name) => KqlLiteral.Time(Value(name), _now);

    private string Choice(string name) => _query.Parameter(name) is null ? Any : KqlLiteral.Text(Value(name));

    private string Value(string name) => _given.GetValueOrDefault(name) ?? _query.Parameter(name)?.Default
        ?? throw new FormatException($"{_query.Name} has no parameter {name}.");
}
