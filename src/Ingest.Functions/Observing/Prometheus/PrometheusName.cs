using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>
/// Names of instruments as Prometheus has them: other characters become <c>_</c>, the unit is spelt out at the end, and
/// counters end in <c>_total</c> (OpenTelemetry, Prometheus compatibility: metric metadata).
/// </summary>
internal static class PrometheusName
{
    /// <param name="unit">A UCUM unit; one in braces is an annotation and no part of the name.</param>
    public static string Of(string instrument, string? unit, SeriesKind kind)
    {
        var name = new StringBuilder(Label(instrument));
        AddSuffix(name, unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" });
        AddSuffix(name, kind == SeriesKind.Counter ? "_total" : "");
        return name.ToString();
    }

    /// <summary>A label's name: letters, digits and <c>_</c>, not beginning with a digit.</summary>
    public static string Label(string tag)
    {
        var name = new StringBuilder(tag);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]))
            {
                name[i] = '_';
            }
        }

        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? name.Insert(0, '_').ToString() : name.ToString();
    }

    private static void AddSuffix(StringBuilder name, string suffix)
    {
        if (!name.ToString().EndsWith(suffix, StringComparison.Ordinal))
        {
            name.Append(suffix);
        }
    }
}
