namespace Telemetry.Panels.Queries;

/// <summary>How long a point of a chart is, by the time range it shows.</summary>
internal static class ChartInterval
{
    // About what a chart can show: more points than pixels say nothing.
    private const int MostPoints = 200;

    private static readonly string[] Lengths = ["1m", "5m", "15m", "1h", "6h", "1d"];

    /// <summary>The shortest length that makes no more points than can be seen, as a KQL span.</summary>
    public static string For(TimeSpan range) => Lengths.FirstOrDefault(l => range.TotalMilliseconds / KqlLiteral.Span(l) <= MostPoints) ?? Lengths[^1];
}
