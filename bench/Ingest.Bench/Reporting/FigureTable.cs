using System.Text;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Reporting;

/// <summary>The figures as a Markdown table, aligned so that a terminal shows it well too.</summary>
internal static class FigureTable
{
    private static readonly string[] Head = ["What", "Measured", "Baseline", "Compared with the bar", "Bar", ""];

    public static string Text(IReadOnlyList<Figure> figures)
    {
        List<string[]> rows = [Head, .. figures.Select(Cells)];
        var widths = Enumerable.Range(0, Head.Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var text = new StringBuilder();
        text.Append(Line(Head, widths)).Append(Line([.. widths.Select(w => new string('-', w))], widths));
        foreach (var row in rows.Skip(1))
        {
            text.Append(Line(row, widths));
        }

        return text.ToString();
    }

    private static string[] Cells(Figure figure) =>
        [figure.Name, figure.Measured, figure.Baseline, figure.Against, figure.Bar?.ToString() ?? "", figure.Verdict];

    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((c, i) => c.PadRight(widths[i])))} |\n";
}
