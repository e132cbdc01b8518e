namespace Telemetry.Panels.Working;

/// <summary>The figures that queries make of rows, by KQL's rules.</summary>
internal static class Figures
{
    // 0001-01-01 in milliseconds since 1970: where KQL counts intervals from.
    private static readonly long Origin = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    /// <summary>Start of the interval that a time lies in.</summary>
    public static long Bin(long time, long interval) => time - ((time - Origin) % interval);

    /// <summary>Part of whole in percent, with two decimals; null of nothing.</summary>
    public static double? Percent(long part, long whole) => whole == 0 ? null : Round(100.0 * part / whole, 2);

    public static double Round(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
