using System.Runtime;

namespace Ingest.Bench.Measuring;

/// <summary>Runs both sides of a comparison until the JIT compiler has made its last versions of them.</summary>
internal static class WarmUp
{
    private const int LeastTurns = 4;

    /// <summary>Methods that may still be compiled in a turn: timers and the like never come to rest.</summary>
    private const int Stragglers = 5;

    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(400);

    /// <summary>How long each side is warmed up at most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(24);

    /// <param name="round">How long a round will last: what takes long to begin needs as long here.</param>
    public static async Task UntilCompiledAsync(Func<TimeSpan, Task> measured, Func<TimeSpan, Task> baseline, TimeSpan round)
    {
        var length = round > ShortestTurn ? round : ShortestTurn;
        var before = JitInfo.GetCompiledMethodCount();
        for (var turn = 1; turn <= Longest / length; turn++)
        {
            await measured(length);
            await baseline(length);
            var now = JitInfo.GetCompiledMethodCount();
            if (turn >= LeastTurns && now - before <= Stragglers)
            {
                return;
            }

            before = now;
        }
    }
}
