using System.CommandLine;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Telemetry.Tool.Report;

/// <summary><c>telemetry report</c>: the dashboard's panels and alerts over files of rows.</summary>
internal static class ReportCommand
{
    public static DocumentedCommand Create(ToolSurroundings surroundings)
    {
        var paths = new Argument<string[]>("paths") { Description = "Files and directories of JSON lines: rows of a receiver or events of a client's file; '-' for standard input. Default: the rows of this user's receiver.", Arity = ArgumentArity.ZeroOrMore };
        paths.Validators.Add(OptionAsPath.Refuse);
        var since = new Option<string>("--since") { Description = "How far to look back: a span such as 30m, 6h or 7d, or a time (UTC).", DefaultValueFactory = _ => "7d" };
        var app = Choice("--app", "Only this product.");
        var version = Choice("--version", "Only this version.");
        var command = Choice("--command", "Only this command.");
        var panels = new Option<string[]>("--panel") { Description = "Only this panel; may be given several times." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var csv = new Option<bool>("--csv") { Description = "Write the table of one panel as CSV (RFC 4180)." };
        var follow = new Option<bool>("--follow") { Description = "Go on, and write again whenever rows were added." };
        var failOn = new Option<string?>("--fail-on") { Description = "End with 1 where an alert fires." };
        failOn.AcceptOnlyFromAmong("alert");
        var documented = new DocumentedCommand("report",
            "Shows what the dashboard shows, from files: usage, failures, latency, versions, rejects, and which alerts fire now.",
            "telemetry report",
            "telemetry report ./rows --since 24h --app notes",
            "telemetry report events.jsonl --panel commands --csv",
            "telemetry report ./rows --json --fail-on alert") { paths, since, app, version, command, panels, json, csv, follow, failOn };
        documented.SetAction((result, cancellation) => ReportRun.ExecuteAsync(
            new ReportRequest(
                result.GetValue(paths) ?? [],
                new BoardRequest(
                    ReportRequest.Range(result.GetValue(since)!, surroundings.Time.GetUtcNow()),
                    result.GetValue(app)!, result.GetValue(version)!, result.GetValue(command)!),
                result.GetValue(panels) ?? [],
                Format(result.GetValue(json), result.GetValue(csv)))
            {
                FailOnAlert = result.GetValue(failOn) is not null,
                Follow = result.GetValue(follow),
            }.Checked(),
            surroundings,
            cancellation));
        return documented;
    }

    private static Option<string> Choice(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => QueryValues.Any };

    private static ReportFormat Format(bool json, bool csv) => (json, csv) switch
    {
        (true, true) => throw new UsageException("--json and --csv exclude each other."),
        (true, false) => ReportFormat.Json,
        (false, true) => ReportFormat.Csv,
        _ => ReportFormat.Text,
    };
}
