using System.Globalization;

namespace Ingest.Bench.Load;

/// <summary>What the load process answers to an order.</summary>
/// <param name="Answers">Answers of 2xx within the time.</param>
/// <param name="Others">Any other answers: one makes the round worthless.</param>
internal sealed record LoadResult(long Answers, long Others, double Seconds)
{
    public double PerSecond => Answers / Seconds;

    public string Line() => string.Create(CultureInfo.InvariantCulture, $"{Answers} {Others} {Seconds:R}");

    public static LoadResult Parse(string line)
    {
        var parts = line.Split(' ');
        return new(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
