using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Working;

/// <summary>What a panel is worked out from.</summary>
internal sealed record PanelInput(RowStore Store, Selections Selections, QueryValues Values)
{
    /// <summary>Events that happened within the time range and pass the filters.</summary>
    public RowSet Happened(string name = QueryValues.Any) => Selections.Of(SelectionKey.Of(TimeBasis.Happened, Values, name));

    /// <summary>Events received within the time range that pass the filters.</summary>
    public RowSet Received() => Selections.Of(SelectionKey.Of(TimeBasis.Received, Values));

    public IEnumerable<RejectRow> Rejects(long start) => Store.Rejects.Where(r =>
        r.TimeGenerated >= start && r.ReceivedTime >= start && r.ReceivedTime < Values.EndTime
        && Selections.Passes(Values.App, r.App) && Selections.Passes(Values.Version, r.AppVersion));

    public IEnumerable<RejectRow> Rejects() => Rejects(Values.StartTime);

    /// <summary>Adds up rows by what their traits have in common. The key is worked out once for each set of traits, not for each row.</summary>
    public Dictionary<TKey, Tally> Group<TKey>(RowSet rows, TallyParts parts, Func<EventTraits, TKey> key, Func<EventTraits, bool>? where = null)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, Tally>();
        var ofTraits = new Tally?[Store.Traits.Count];
        foreach (var row in rows)
        {
            var r = Store[row];
            var traits = Store.Traits[r.Traits];
            if (where is not null && !where(traits))
            {
                continue;
            }

            var tally = ofTraits[r.Traits];
            if (tally is null)
            {
                var group = key(traits);
                if (!groups.TryGetValue(group, out tally))
                {
                    groups[group] = tally = new Tally(parts);
                }

                ofTraits[r.Traits] = tally;
            }

            tally.Add(r, traits);
        }

        return groups;
    }

    /// <summary>Adds up rows by interval and by what their traits have in common.</summary>
    public Dictionary<(long Time, string Key), Tally> GroupByTime(
        RowSet rows, TallyParts parts, TimeBasis basis, Func<EventTraits, string> key, Func<EventTraits, bool>? where = null)
    {
        var groups = new Dictionary<(long, string), Tally>();
        foreach (var row in rows)
        {
            var r = Store[row];
            var traits = Store.Traits[r.Traits];
            if (where is not null && !where(traits))
            {
                continue;
            }

            var group = (Figures.Bin(basis == TimeBasis.Happened ? r.Happened : r.ReceivedTime, Values.Interval), key(traits));
            if (!groups.TryGetValue(group, out var tally))
            {
                groups[group] = tally = new Tally(parts);
            }

            tally.Add(r, traits);
        }

        return groups;
    }

    /// <summary>How a figure of rows is spread, by what they have in common.</summary>
    public Dictionary<TKey, Spread> SpreadBy<TKey>(RowSet rows, Func<EventRow, EventTraits, TKey> key, Func<EventRow, long> figure)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, Spread>();
        foreach (var row in rows)
        {
            var r = Store[row];
            var group = key(r, Store.Traits[r.Traits]);
            if (!groups.TryGetValue(group, out var spread))
            {
                groups[group] = spread = new Spread();
            }

            spread.Add(figure(r));
        }

        return groups;
    }
}
