using System.Globalization;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Figures;

/// <summary>How a ratio is printed: its median, and the quartiles that tell how sure it is.</summary>
internal static class RatioText
{
    public static string Of(Comparison comparison) =>
        string.Create(CultureInfo.InvariantCulture, $"{comparison.Ratio:0.00} ({comparison.LowerQuartile:0.00} to {comparison.UpperQuartile:0.00})");

    /// <summary>How a rate of requests is printed.</summary>
    public static string PerSecond(double requests) => string.Create(CultureInfo.InvariantCulture, $"{requests:N0} /s");
}
