using System.Runtime;

namespace Ingest.Bench.Measuring;

/// <summary>Runs both sides of a comparison until the JIT compiler has made its last versions of them.</summary>
internal static class WarmUp
{
    private const int LeastTurns = 4;
    private const int MostTurns = 60;

    /// <summary>Methods that may still be compiled in a turn: timers and the like never come to rest.</summary>
    private const int Stragglers = 5;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(400);

    public static async Task UntilCompiledAsync(Func<TimeSpan, Task> measured, Func<TimeSpan, Task> baseline)
    {
        var before = JitInfo.GetCompiledMethodCount();
        for (var turn = 1; turn <= MostTurns; turn++)
        {
            await measured(Turn);
            await baseline(Turn);
            var now = JitInfo.GetCompiledMethodCount();
            if (turn >= LeastTurns && now - before <= Stragglers)
            {
                return;
            }

            before = now;
        }
    }
}
