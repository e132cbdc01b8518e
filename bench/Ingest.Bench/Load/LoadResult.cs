using System.Globalization;

namespace Ingest.Bench.Load;

/// <summary>What the load process answers to an order.</summary>
/// <param name="Answers">Answers of 2xx within the time.</param>
/// <param name="Late">Answers of 2xx to what was under way when the time was over.</param>
/// <param name="Others">Any other answers: one makes the round worthless.</param>
/// <param name="P99">Milliseconds that 99 of 100 of the answers within the time took at most.</param>
internal sealed record LoadResult(long Answers, long Late, long Others, double Seconds, double P99)
{
    public double PerSecond => Answers / Seconds;

    public string Line() => string.Create(CultureInfo.InvariantCulture, $"{Answers} {Late} {Others} {Seconds:R} {P99:R}");

    public static LoadResult Parse(string line)
    {
        var parts = line.Split(' ');
        return new(Whole(parts[0]), Whole(parts[1]), Whole(parts[2]), Real(parts[3]), Real(parts[4]));
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
