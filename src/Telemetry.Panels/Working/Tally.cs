using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Working;

/// <summary>What rows of one group add up to.</summary>
/// <param name="parts">What is collected of each row, beside counting it.</param>
internal sealed class Tally(TallyParts parts)
{
    private readonly HashSet<int> _installs = [];

    public long Events { get; private set; }

    public long Commands { get; private set; }

    public long Failures { get; private set; }

    public long Cancelled { get; private set; }

    public long FirstHappened { get; private set; } = long.MaxValue;

    public long LastHappened { get; private set; } = long.MinValue;

    public long LastReceived { get; private set; } = long.MinValue;

    /// <summary>Installations that say who they are.</summary>
    public long Installs => _installs.Count;

    /// <summary>Durations of commands, where they are known.</summary>
    public Spread Durations { get; } = new();

    /// <summary>Share of commands that failed, in percent; null without commands.</summary>
    public double? ErrorRate => Figures.Percent(Failures, Commands);

    public void Add(in EventRow row, EventTraits traits)
    {
        Events++;
        FirstHappened = Math.Min(FirstHappened, row.Happened);
        LastHappened = Math.Max(LastHappened, row.Happened);
        LastReceived = Math.Max(LastReceived, row.ReceivedTime);
        if (row.Install != 0 && parts.HasFlag(TallyParts.Installs))
        {
            _installs.Add(row.Install);
        }

        if (!traits.IsCommand)
        {
            return;
        }

        Commands++;
        Failures += traits.Failed ? 1 : 0;
        Cancelled += traits.Outcome == "cancelled" ? 1 : 0;
        if (row.DurationMs != EventRow.Missing && parts.HasFlag(TallyParts.Durations))
        {
            Durations.Add(row.DurationMs);
        }
    }
}
