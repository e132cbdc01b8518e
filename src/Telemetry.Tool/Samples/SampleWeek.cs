namespace Telemetry.Tool.Samples;

/// <summary>
/// A week that ends now: three products by day and night, a release that fails and is replaced (notes 1.5.0), an outage of the
/// service behind one command (shipit deploy, an hour and a half), a version that sends what the catalogue refuses. The same
/// seed and end make the same rows.
/// </summary>
internal sealed class SampleWeek(DateTimeOffset end, int events, int seed)
{
    private const int Days = 7;
    private const int Hours = Days * 24;
    private const int Installs = 400;

    private static readonly TimeSpan OutageStart = TimeSpan.FromDays(5.55);
    private static readonly TimeSpan OutageLength = TimeSpan.FromMinutes(90);

    private readonly DateTimeOffset _start = end.AddDays(-Days);
    private readonly Random _random = new(seed);

    /// <summary>Writes the files of every hour.</summary>
    /// <returns>How many rows were written, of both kinds.</returns>
    public int WriteTo(string directory)
    {
        Directory.CreateDirectory(directory);
        var weights = Enumerable.Range(0, Hours).Select(h => Weight(_start.AddHours(h))).ToArray();
        var written = 0;
        for (var hour = 0; hour < Hours; hour++)
        {
            var count = (int)Math.Round(events * weights[hour] / weights.Sum());
            var from = _start.AddHours(hour);
            using var rows = new SampleFile(directory, "rows", from);
            using var rejects = new SampleFile(directory, "rejects", from);
            foreach (var offset in Enumerable.Range(0, count).Select(_ => _random.NextDouble()).Order())
            {
                written += WriteEvent(rows, rejects, from.AddMilliseconds((long)(offset * 3_600_000)));
            }
        }

        return written;
    }

    /// <summary>People work by day, and little at weekends.</summary>
    private static double Weight(DateTimeOffset hour)
    {
        var day = 0.15 + Math.Exp(-Math.Pow((hour.Hour - 14) / 5.0, 2));
        return hour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day * 0.35 : day;
    }

    private int WriteEvent(SampleFile rows, SampleFile rejects, DateTimeOffset time)
    {
        var product = Pick(SampleProduct.All, p => p.Share);
        var install = _random.Next(Installs);
        var release = ReleaseOf(product, install, time);
        var command = Pick(product.Commands, c => c.Share);
        var elapsed = time - _start;
        var isOut = product.App == "shipit" && elapsed >= OutageStart && elapsed < OutageStart + OutageLength;
        var row = new SampleRow(product, release, command, time, install, isOut && command.Command == "deploy", _random);
        if (product.App == "lint-all" && release.Version == "3.2.0" && elapsed > TimeSpan.FromDays(6) && _random.Next(4) == 0)
        {
            row.WriteReject(rejects);
            return 1;
        }

        return row.WriteTo(rows);
    }

    /// <summary>Each installation updates once, within a day and a half of a release; some never do.</summary>
    private SampleRelease ReleaseOf(SampleProduct product, int install, DateTimeOffset time)
    {
        var day = (time - _start).TotalDays;
        var patience = install % 10 == 9 ? 100 : (install % 100) / 66.0;
        return product.Releases.Last(r => r.Day < 0 || r.Day + patience <= day);
    }

    private T Pick<T>(IReadOnlyList<T> from, Func<T, int> share)
    {
        var at = _random.Next(from.Sum(share));
        return from.First(f => (at -= share(f)) < 0);
    }
}
