using System.Diagnostics;

namespace Ingest.Bench.Measuring;

/// <summary>Times a short piece of work on this thread.</summary>
internal static class Loop
{
    /// <summary>Nanoseconds per call, over as many calls as fit into the time.</summary>
    public static double Nanoseconds(TimeSpan time, int callsAtOnce, Action<int> calls)
    {
        var count = 0L;
        var watch = Stopwatch.StartNew();
        do
        {
            calls(callsAtOnce);
            count += callsAtOnce;
        }
        while (watch.Elapsed < time);

        return watch.Elapsed.TotalNanoseconds / count;
    }
}
