using System.Globalization;
using System.Text;
using Telemetry.Panels.Panels;

namespace Ingest.Functions.Dashboard;

/// <summary>A panel over time as lines, drawn here as SVG: the page needs no chart library and no script for it.</summary>
internal static class LineChart
{
    private const int Width = 720;
    private const int Height = 190;
    private const int Left = 52;
    private const int Right = 8;
    private const int Top = 8;
    private const int Bottom = 24;

    /// <summary>As many series as there are colours; the table has the rest.</summary>
    private const int MostSeries = 8;

    public static string Of(PanelResult result, PanelChart chart, DateTimeOffset from, DateTimeOffset to, TimeSpan interval)
    {
        var series = chart.Series(result).OrderByDescending(s => s.Value.Sum(p => p.Value)).Take(MostSeries).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var most = NiceMost(series.SelectMany(s => s.Value).Max(p => p.Value));
        var unit = result.Query.Columns[chart.Value].Unit ?? "";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Encode(Description(result, unit, series))}\">");
        for (var step = 0; step <= 2; step++)
        {
            var y = Y(most * step / 2, most);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text class=\"axis\" x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{Short(most * step / 2)}</text>");
        }

        for (var step = 0; step <= 4; step++)
        {
            var time = from + ((to - from) * step / 4);
            var anchor = step == 0 ? "start" : step == 4 ? "end" : "middle";
            var format = to - from > TimeSpan.FromDays(2) ? "d MMM" : "HH:mm";
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"axis\" x=\"{X(time, from, to):0.#}\" y=\"{Height - 6}\" text-anchor=\"{anchor}\">{time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}</text>");
        }

        for (var i = 0; i < series.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line s{i}\" d=\"{Path(series[i].Value, from, to, interval, most)}\"><title>{Html.Encode(series[i].Key)}</title></path>");
        }

        svg.Append("</svg><figcaption><ul class=\"legend\">");
        for (var i = 0; i < series.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<li><svg class=\"key\" viewBox=\"0 0 12 4\" aria-hidden=\"true\"><line class=\"line s{i}\" x1=\"0\" x2=\"12\" y1=\"2\" y2=\"2\"/></svg>{Html.Encode(series[i].Key)}</li>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<li class=\"unit\">{Html.Heading(result.Query.Columns[chart.Value])}</li></ul></figcaption></figure>");
        return svg.ToString();
    }

    private static string Description(PanelResult result, string unit, List<KeyValuePair<string, IReadOnlyList<ChartPoint>>> series) =>
        $"{result.Query.Title}, a line chart. " + string.Join("; ", series.Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{s.Key}: least {s.Value.Min(p => p.Value):0.##}, most {s.Value.Max(p => p.Value):0.##}, last {s.Value[^1].Value:0.##} {unit}"))) + ". The table below has all values.";

    /// <summary>A line breaks where an interval has no point; a point alone is drawn as a dot.</summary>
    private static string Path(IReadOnlyList<ChartPoint> points, DateTimeOffset from, DateTimeOffset to, TimeSpan interval, double most)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            var joins = i > 0 && points[i].Time - points[i - 1].Time <= interval;
            var (x, y) = (X(points[i].Time, from, to), Y(points[i].Value, most));
            path.Append(CultureInfo.InvariantCulture, $"{(joins ? 'L' : 'M')}{x:0.#} {y:0.#}");
            if (!joins && (i + 1 == points.Count || points[i + 1].Time - points[i].Time > interval))
            {
                path.Append("h0.1");
            }
        }

        return path.ToString();
    }

    private static double X(DateTimeOffset time, DateTimeOffset from, DateTimeOffset to) =>
        Left + (Math.Clamp((time - from) / (to - from), 0, 1) * (Width - Left - Right));

    private static double Y(double value, double most) => Top + ((1 - (value / most)) * (Height - Top - Bottom));

    /// <summary>The least of 1, 2, 4, 5, 8, 10 and their tenfolds that is not exceeded.</summary>
    private static double NiceMost(double value)
    {
        if (value <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1.0, 2, 4, 5, 8, 10 }.First(n => n * power >= value) * power;
    }

    private static string Short(double value) => value switch
    {
        >= 1e6 => (value / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
