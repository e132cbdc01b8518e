using System.Globalization;
using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>
/// The lines of the Prometheus text format 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats, "Text-based format").
/// </summary>
internal static class TextFormat
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Head(StringBuilder text, string name, string help, SeriesKind kind)
    {
        text.Append("# HELP ").Append(name).Append(' ');
        Escape(text, help, EscapedText.Help);
        text.Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');
    }

    /// <param name="labels">As <see cref="Labels"/> makes them; may be empty.</param>
    /// <param name="more">One label more, such as a bucket's bound; null for none.</param>
    public static void Sample(StringBuilder text, string name, string labels, double value, string? more = null)
    {
        text.Append(name);
        if (labels.Length > 0 || more is not null)
        {
            text.Append('{').Append(labels);
            if (labels.Length > 0 && more is not null)
            {
                text.Append(',');
            }

            text.Append(more).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    /// <summary>What stands between the braces.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            if (text.Length > 0)
            {
                text.Append(',');
            }

            text.Append(PrometheusName.Label(name)).Append("=\"");
            Escape(text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", EscapedText.LabelValue);
            text.Append('"');
        }

        return text.ToString();
    }

    /// <summary>The label of a histogram's bucket.</summary>
    public static string Bound(double upper) => $"le=\"{Number(upper)}\"";

    /// <summary>A number as Go parses it, which knows <c>+Inf</c>, <c>-Inf</c> and <c>NaN</c>.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void Escape(StringBuilder text, string value, EscapedText where)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '"' when where == EscapedText.LabelValue => text.Append("\\\""),
                _ => text.Append(c),
            };
        }
    }
}
