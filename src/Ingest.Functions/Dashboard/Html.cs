using System.Globalization;
using System.Net;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>Values as the page shows them.</summary>
internal static class Html
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A cell for people; an empty one where there is no value.</summary>
    public static string Cell(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => $"<time datetime=\"{Raw(time)}\">{time.UtcDateTime.ToString("d MMM HH:mm:ss", CultureInfo.InvariantCulture)}</time>",
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => Encode((string)cell),
    };

    /// <summary>A cell for programs: as JSON would have it, without quotes.</summary>
    public static string Raw(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The name of a column in words: <c>ErrorRatePercent</c> is Error rate.</summary>
    public static string Heading(QueryColumn column)
    {
        var words = string.Concat(column.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        foreach (var unit in new[] { " percent", " ms", " seconds", " hours", " bytes" })
        {
            words = words.EndsWith(unit, StringComparison.Ordinal) ? words[..^unit.Length] : words;
        }

        return column.Unit is "%" or "ms" or "s" or "h" or "bytes" or "percentage points" ? $"{words} <span class=\"unit\">{column.Unit}</span>" : words;
    }
}
