using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Functions.Sinks.Files;

/// <summary>The name of a row file: the UTC hour in which its rows were received, and its number within that hour.</summary>
internal sealed partial record RowFileName(DateTime Hour, int Number)
{
    public const string Pattern = "rows-*.jsonl";

    private const string HourFormat = "yyyyMMdd'T'HH";

    public static RowFileName First(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        return new RowFileName(new DateTime(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, DateTimeKind.Utc), 0);
    }

    public RowFileName Next() => this with { Number = Number + 1 };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"rows-{Hour.ToString(HourFormat, CultureInfo.InvariantCulture)}-{Number:000}.jsonl");

    /// <summary>The name a path ends in, or null for any other file: what we did not name we do not touch.</summary>
    public static RowFileName? Parse(string path)
    {
        var match = Form().Match(Path.GetFileName(path));
        return match.Success
            && DateTime.TryParseExact(match.Groups[1].ValueSpan, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var hour)
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RowFileName(hour, number)
            : null;
    }

    [GeneratedRegex(@"\Arows-([0-9]{8}T[0-9]{2})-([0-9]{3,9})\.jsonl\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
