using System.Diagnostics;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Load;

/// <summary>
/// The load process: sockets, prepared bytes, and next to no parsing, in a process of its own, so that its garbage and its
/// threads are not the server's. The same for both sides of a comparison.
/// </summary>
internal static class LoadMode
{
    /// <summary>What this program is started with to be the load.</summary>
    public const string Argument = "load";

    public static int Run(TextReader orders, TextWriter results)
    {
        while (orders.ReadLine() is { } line)
        {
            results.WriteLine(FollowAsync(LoadOrder.Parse(line)).GetAwaiter().GetResult().Line());
            results.Flush();
        }

        return 0;
    }

    private static async Task<LoadResult> FollowAsync(LoadOrder order)
    {
        var request = await File.ReadAllBytesAsync(order.RequestFile);
        var connections = new List<LoadConnection>();
        for (var i = 0; i < order.Connections; i++)
        {
            connections.Add(await LoadConnection.OpenAsync(order.Port, request));
        }

        var end = Stopwatch.GetTimestamp() + (long)(order.Time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(connections.Select(c => Task.Run(() => c.RunAsync(end))));
        connections.ForEach(c => c.Dispose());
        var answers = connections.SelectMany(c => c.Milliseconds).ToList();
        return new LoadResult(
            answers.Count, connections.Sum(c => c.Late), connections.Sum(c => c.Others), order.Time.TotalSeconds, answers.Count == 0 ? 0 : Quantiles.At(answers, 0.99));
    }
}
