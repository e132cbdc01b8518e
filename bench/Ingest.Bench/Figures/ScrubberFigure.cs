using System.Globalization;
using System.Text;
using Ingest.Bench.Measuring;
using Telemetry.Client.Scrubbing;
using Telemetry.Client.Tests.Scrubbing;

namespace Ingest.Bench.Figures;

/// <summary>The scrubber on the hostile text that it takes longest for, against a bare loop over the same characters.</summary>
internal static class ScrubberFigure
{
    /// <summary>One MiB of ASCII.</summary>
    private const int Length = 1 << 20;

    private static readonly Bar FiftyMilliseconds = new(BarSide.AtMost, 50, "ms");

    public static async Task<Figure> MeasureAsync(Effort effort)
    {
        var texts = HostileShapes.All.Select(Repeated).ToList();
        foreach (var text in texts)
        {
            Scrub(text);
        }

        var worst = texts.MaxBy(text => Enumerable.Range(0, 3).Min(_ => Loop.Nanoseconds(TimeSpan.Zero, 1, _ => Scrub(text))))!;
        var comparison = await Comparison.RunAsync(
            effort,
            time => Task.Run(() => Loop.Nanoseconds(time, 1, _ => Scrub(worst))),
            time => Task.Run(() => Loop.Nanoseconds(time, 1, _ => Pass(worst))));
        var milliseconds = comparison.Measured / 1e6;
        return new Figure(
            "Scrubber, 1 MiB of the worst of " + HostileShapes.All.Length.ToString(CultureInfo.InvariantCulture) + " hostile texts",
            string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Baseline / 1e6:0.00} ms"),
            RatioText.Of(comparison),
            milliseconds,
            FiftyMilliseconds);
    }

    private static void Scrub(string text) => Scrubber.Scrub(text, int.MaxValue);

    private static void Pass(string text)
    {
        var marks = 0;
        foreach (var c in text)
        {
            marks += c is ' ' or '\'' or '"' ? 1 : 0;
        }

        if (marks > text.Length)
        {
            throw new InvalidOperationException("More marks than characters.");
        }
    }

    private static string Repeated(string shape)
    {
        var text = new StringBuilder(Length + shape.Length);
        while (text.Length < Length)
        {
            text.Append(shape);
        }

        return text.ToString(0, Length);
    }
}
