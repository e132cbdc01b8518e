namespace Ingest.Bench.Measuring;

/// <summary>
/// One thing measured against another in alternating rounds. The ratio is the median of the rounds' ratios, not the ratio of
/// the medians: what slows the machine for a second slows both sides of a round, and drops out.
/// </summary>
internal sealed class Comparison
{
    private readonly List<double> _ratios = [];
    private readonly List<double> _measured = [];
    private readonly List<double> _baseline = [];

    public double Measured => Quantiles.Median(_measured);

    public double Baseline => Quantiles.Median(_baseline);

    public double Ratio => Quantiles.Median(_ratios);

    public double LowerQuartile => Quantiles.At(_ratios, 0.25);

    public double UpperQuartile => Quantiles.At(_ratios, 0.75);

    /// <summary>Warms both up and runs them in turn; which goes first alternates too.</summary>
    /// <param name="measured">Measures for so long and returns the figure.</param>
    /// <param name="baseline">The same for what it is compared with.</param>
    public static async Task<Comparison> RunAsync(Effort effort, Func<TimeSpan, Task<double>> measured, Func<TimeSpan, Task<double>> baseline)
    {
        await WarmUp.UntilCompiledAsync(measured, baseline, effort.Round);
        var comparison = new Comparison();
        for (var round = 0; round < effort.Rounds; round++)
        {
            if (round % 2 == 0)
            {
                var first = await measured(effort.Round);
                comparison.Add(first, await baseline(effort.Round));
            }
            else
            {
                var first = await baseline(effort.Round);
                comparison.Add(await measured(effort.Round), first);
            }
        }

        return comparison;
    }

    private void Add(double measured, double baseline)
    {
        _measured.Add(measured);
        _baseline.Add(baseline);
        _ratios.Add(measured / baseline);
    }
}
