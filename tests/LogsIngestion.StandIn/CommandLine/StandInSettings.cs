using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;

namespace LogsIngestion.StandIn.CommandLine;

/// <summary>The options of the command line and what they set.</summary>
internal sealed class StandInSettings
{
    private static readonly char[] Comma = [','];

    private readonly Option<int> _port = Port("--port", "port of the HTTPS endpoint; 0 takes a free one");
    private readonly Option<int> _identityPort = Port("--identity-port", "port of the token endpoint (plain HTTP); 0 takes a free one");
    private readonly Option<string> _rules = new("--rules") { Description = "immutable ids of the rules, comma-separated", DefaultValueFactory = _ => "dcr-1" };
    private readonly Option<string[]> _noRole = new("--no-role") { Description = "a rule that callers have no role on (403); repeatable", DefaultValueFactory = _ => [] };
    private readonly Option<string> _streams = new("--streams") { Description = "streams each rule declares, comma-separated; every Custom-* if not given", DefaultValueFactory = _ => "" };
    private readonly Option<Column[]> _columns = new("--column") { Description = "NAME:TYPE, a declared column (string, int, long, real, boolean, datetime, dynamic); repeatable", CustomParser = ParseColumns, DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _poison = new("--poison") { Description = "NAME=VALUE, a row that makes its whole call 400; repeatable", DefaultValueFactory = _ => [] };
    private readonly Option<int> _rateCalls = Positive("--rate-calls", "calls a rule takes in a window", ServiceLimits.CallsPerMinute);
    private readonly Option<long> _rateBytes = Positive("--rate-bytes", "bytes a rule takes in a window", ServiceLimits.BytesPerMinute);
    private readonly Option<int> _rateWindow = Positive("--rate-window", "length of a window in seconds", 60);
    private readonly Option<int> _tokenLifetime = Positive("--token-lifetime", "seconds for which issued tokens are taken", 3_600);
    private readonly Option<Latency?> _latency = new("--latency") { Description = "MS or MS-MS, how long every answer is held back", CustomParser = ParseLatency };
    private readonly Option<FileInfo?> _faults = new("--faults") { Description = "a file with a faults document, as posted to /_control/faults" };
    private readonly Option<FileInfo?> _out = new("--out") { Description = "a file to append stored rows to, as JSON lines" };
    private readonly Option<FileInfo?> _certificate = new("--certificate") { Description = "where to write the certificate (PEM), removed at the end; a temporary file if not given" };
    private readonly Option<CertificateFlaw> _flaw = new("--certificate-flaw") { Description = "what is wrong with the certificate" };
    private readonly Option<bool> _idsOnly = new("--ids-only") { Description = "keep event ids in memory and not rows, for long runs" };

    public IReadOnlyList<Option> All =>
    [
        _port, _identityPort, _rules, _noRole, _streams, _columns, _poison, _rateCalls, _rateBytes, _rateWindow,
        _tokenLifetime, _latency, _faults, _out, _certificate, _flaw, _idsOnly,
    ];

    public StandInOptions Options(ParseResult result)
    {
        string[] withoutRole = [.. result.GetRequiredValue(_noRole)];
        string[] poison = [.. result.GetRequiredValue(_poison)];
        return new StandInOptions
        {
            Port = result.GetValue(_port),
            IdentityPort = result.GetValue(_identityPort),
            CertificateFlaw = result.GetValue(_flaw),
            TokenLifetime = TimeSpan.FromSeconds(result.GetValue(_tokenLifetime)),
            Keeping = result.GetValue(_idsOnly) ? RowKeeping.IdsOnly : RowKeeping.Whole,
            RowsFile = result.GetValue(_out)?.FullName,
            Poison = poison.Length == 0 ? null : row => poison.Any(condition => Matches(row, condition)),
            Rules =
            [
                .. Names(result.GetRequiredValue(_rules)).Concat(withoutRole).Distinct(StringComparer.Ordinal).Select(id => new IngestionRule(id)
                {
                    Streams = Names(result.GetRequiredValue(_streams)),
                    Columns = result.GetRequiredValue(_columns),
                    Role = withoutRole.Contains(id) ? RoleAssignment.Missing : RoleAssignment.Granted,
                    Limit = new RateLimit(TimeSpan.FromSeconds(result.GetValue(_rateWindow)), result.GetValue(_rateCalls), result.GetValue(_rateBytes)),
                }),
            ],
        };
    }

    public string CertificatePath(ParseResult result) => result.GetValue(_certificate)?.FullName
        ?? Path.Combine(Path.GetTempPath(), $"logs-ingestion-stand-in-{Environment.ProcessId}.pem");

    public void Script(ParseResult result, FaultScript script)
    {
        if (result.GetValue(_latency) is { } latency)
        {
            script.Stand(new Fault { Latency = latency });
        }

        if (result.GetValue(_faults) is { } file)
        {
            FaultDocument.Apply(File.ReadAllText(file.FullName), script);
        }
    }

    private static Option<int> Port(string name, string description) => InRange<int>(name, description, 0, 0, 65_535);

    private static Option<T> Positive<T>(string name, string description, T standard)
        where T : System.Numerics.INumber<T>, System.Numerics.IMinMaxValue<T> => InRange(name, description, standard, T.One, T.MaxValue);

    private static Option<T> InRange<T>(string name, string description, T standard, T least, T most)
        where T : System.Numerics.INumber<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // A text that is no number is the parser's to report.
            if (result.Errors.Any() || (result.Tokens.Count == 1 && !T.TryParse(result.Tokens[0].Value, null, out _)))
            {
                return;
            }

            if (result.GetValueOrDefault<T>() is { } value && (value < least || value > most))
            {
                result.AddError($"{name} takes {least} to {most}, came {value}.");
            }
        });
        return option;
    }

    private static string[] Names(string list) => list.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Column[] ParseColumns(ArgumentResult result)
    {
        List<Column> columns = [];
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split(':');
            if (parts.Length == 2 && parts[0].Length > 0 && !int.TryParse(parts[1], out _) && Enum.TryParse<ColumnType>(parts[1], ignoreCase: true, out var type))
            {
                columns.Add(new Column(parts[0], type));
            }
            else
            {
                result.AddError($"--column takes NAME:TYPE with one of the types of a stream declaration, came '{token.Value}'.");
            }
        }

        return [.. columns];
    }

    private static Latency? ParseLatency(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var bounds = text.Split('-');
        if (bounds.Length <= 2 && uint.TryParse(bounds[0], out var least) && uint.TryParse(bounds[^1], out var most) && least <= most)
        {
            return new Latency(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most));
        }

        result.AddError($"--latency takes milliseconds, or two numbers of them with a '-' between and the smaller first; came '{text}'.");
        return null;
    }

    private static bool Matches(JsonElement row, string condition) =>
        condition.Split('=', 2) is [var name, var expected] && row.TryGetProperty(name, out var value) && value.ToString() == expected;
}
