namespace Ingest.Bench.Measuring;

/// <summary>Order statistics of a few values.</summary>
internal static class Quantiles
{
    public static double Median(IReadOnlyCollection<double> values) => At(values, 0.5);

    /// <summary>The value below which that part of the values lies, interpolated between neighbours.</summary>
    public static double At(IReadOnlyCollection<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
