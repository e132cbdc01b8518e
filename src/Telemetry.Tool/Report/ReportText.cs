using System.Globalization;
using Spectre.Console;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Telemetry.Tool.Report;

/// <summary>A report for people: a table for each panel, with bars.</summary>
internal static class ReportText
{
    private const int MostRows = 15;
    private const int BarWidth = 12;
    private const int WidthElsewhere = 140;

    private static readonly string Steps = " ▁▂▃▄▅▆▇█";

    public static void Write(ReportResult result, TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthElsewhere;
        }

        WriteHead(console, result);
        foreach (var alert in result.Alerts.Where(a => a.Rows.Count > 0))
        {
            console.MarkupLineInterpolated($"[bold red]ALERT[/] [bold]{alert.Query.Title}[/]: {alert.Query.Question}");
            console.Write(Ranked(alert, null));
            console.MarkupLineInterpolated($"[grey]{alert.Query.DoFirst ?? ""}[/]\n");
        }

        foreach (var panel in result.Panels)
        {
            WritePanel(console, panel);
        }
    }

    private static void WriteHead(IAnsiConsole console, ReportResult result)
    {
        var board = result.Request.Board;
        var chosen = string.Concat(new[] { ("product", board.App), ("version", board.Version), ("command", board.Command) }
            .Where(c => c.Item2 != QueryValues.Any).Select(c => $", {c.Item1} {c.Item2}"));
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{result.Now - board.Range:yyyy-MM-dd HH:mm} to {result.Now:yyyy-MM-dd HH:mm} UTC[/]{chosen}; {result.Store.Count:N0} rows and {result.Store.Rejects.Count:N0} rejects read");
        if (result.Store.Unreadable > 0)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{result.Store.Unreadable:N0} lines are neither rows nor events and were left out[/]");
        }

        console.WriteLine(result.HasFired ? "" : "No alert fires.\n");
    }

    private static void WritePanel(IAnsiConsole console, PanelResult panel)
    {
        console.MarkupLineInterpolated($"[bold]{panel.Query.Title}[/] [grey]{panel.Query.Question}[/]");
        var chart = PanelChart.Of(panel.Query);
        if (panel.Rows.Count == 0)
        {
            console.WriteLine("nothing\n");
            return;
        }

        console.Write(chart is { IsOverTime: true } ? OverTime(panel, chart) : Ranked(panel, chart));
        if (chart is not { IsOverTime: true } && panel.Rows.Count > MostRows)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{panel.Rows.Count - MostRows:N0} more with --json, or --csv --panel {panel.Query.Name}[/]");
        }

        console.WriteLine();
    }

    private static Table Ranked(PanelResult panel, PanelChart? chart)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in panel.Query.Columns)
        {
            var head = new TableColumn(Markup.Escape(column.Unit is { } unit && !unit.Equals(column.Name, StringComparison.OrdinalIgnoreCase) ? $"{column.Name} ({unit})" : column.Name));
            table.AddColumn(column.IsNumber ? head.RightAligned() : head);
        }

        if (chart is not null)
        {
            table.AddColumn(new TableColumn("").NoWrap());
        }

        var most = chart is null ? 0 : panel.Rows.Max(r => PanelChart.Number(r[chart.Value]));
        foreach (var row in panel.Rows.Take(MostRows))
        {
            var cells = row.Select(c => Markup.Escape(Cell(c)));
            table.AddRow([.. chart is null ? cells : cells.Append(Bar(PanelChart.Number(row[chart.Value]), most))]);
        }

        return table;
    }

    private static Table OverTime(PanelResult panel, PanelChart chart)
    {
        var value = panel.Query.Columns[chart.Value];
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(panel.Query.Columns[1].Name)
            .AddColumn(Markup.Escape($"{value.Name}{(value.Unit is null ? "" : $" ({value.Unit})")}, over time"))
            .AddColumn(new TableColumn("least").RightAligned())
            .AddColumn(new TableColumn("most").RightAligned())
            .AddColumn(new TableColumn("last").RightAligned());
        foreach (var (name, points) in chart.Series(panel).Take(MostRows))
        {
            table.AddRow(Markup.Escape(name), Line(points), Cell(points.Min(p => p.Value)), Cell(points.Max(p => p.Value)), Cell(points[^1].Value));
        }

        return table;
    }

    private static string Bar(double value, double most) =>
        most <= 0 ? "" : $"[blue]{new string('█', (int)Math.Ceiling(value / most * BarWidth))}[/]";

    /// <summary>A curve of as many characters as fit; each shows the greatest of its points.</summary>
    private static string Line(IReadOnlyList<ChartPoint> points)
    {
        const int Width = 60;
        var most = points.Max(p => p.Value);
        var chunk = Math.Max(1, (points.Count + Width - 1) / Width);
        return $"[blue]{string.Concat(points.Chunk(chunk).Select(c => Steps[most <= 0 ? 0 : (int)Math.Ceiling(c.Max(p => p.Value) / most * (Steps.Length - 1))]))}[/]";
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };
}
