using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Functions.Sinks.Files;

/// <summary>The name of a row file: what its rows are, the UTC hour in which they were received, and its number within that hour.</summary>
/// <param name="Prefix">Lower-case letters; <see cref="Rows"/> or <see cref="Rejects"/>.</param>
internal sealed partial record RowFileName(string Prefix, DateTime Hour, int Number)
{
    /// <summary>Files of events.</summary>
    public const string Rows = "rows";

    /// <summary>Files of what was refused.</summary>
    public const string Rejects = "rejects";

    private const string HourFormat = "yyyyMMdd'T'HH";

    public static string Pattern(string prefix) => $"{prefix}-*.jsonl";

    public static RowFileName First(string prefix, DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        return new RowFileName(prefix, new DateTime(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, DateTimeKind.Utc), 0);
    }

    public RowFileName Next() => this with { Number = Number + 1 };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Hour.ToString(HourFormat, CultureInfo.InvariantCulture)}-{Number:000}.jsonl");

    /// <summary>The name a path ends in, or null for any other file: what we did not name we do not touch.</summary>
    public static RowFileName? Parse(string path)
    {
        var match = Form().Match(Path.GetFileName(path));
        return match.Success
            && DateTime.TryParseExact(match.Groups[2].ValueSpan, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var hour)
            && int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RowFileName(match.Groups[1].Value, hour, number)
            : null;
    }

    [GeneratedRegex(@"\A([a-z]+)-([0-9]{8}T[0-9]{2})-([0-9]{3,9})\.jsonl\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
