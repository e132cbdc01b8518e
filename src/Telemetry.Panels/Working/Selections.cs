using System.Runtime.InteropServices;
using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Working;

/// <summary>Rows by what is asked for. Each event is in once: of several with one identifier the one that was received first.</summary>
internal sealed class Selections(RowStore store)
{
    private readonly Dictionary<SelectionKey, RowSet> _made = [];

    public RowSet Of(SelectionKey key)
    {
        if (!_made.TryGetValue(key, out var rows))
        {
            _made[key] = rows = Once(Each(key));
        }

        return rows;
    }

    private IEnumerable<int> Each(SelectionKey key)
    {
        var passes = Passing(key);
        // Nothing is cut by this: the receiver never sets TimeGenerated further back. The queries ask for it, so that a row from elsewhere counts alike.
        var generated = key.Start - (2 * 86_400_000L);
        for (var row = 0; row < store.Count; row++)
        {
            if (IsIn(store[row], key, generated) && passes[store[row].Traits])
            {
                yield return row;
            }
        }
    }

    private static bool IsIn(in EventRow row, SelectionKey key, long generated)
    {
        var time = key.Basis == TimeBasis.Happened ? row.Happened : row.ReceivedTime;
        return time >= key.Start && time < key.End && row.TimeGenerated >= generated;
    }

    private bool[] Passing(SelectionKey key)
    {
        var passes = new bool[store.Traits.Count];
        for (var i = 0; i < passes.Length; i++)
        {
            var traits = store.Traits[i];
            passes[i] = Passes(key.App, traits.App) && Passes(key.Version, traits.AppVersion)
                && Passes(key.Command, traits.Command) && Passes(key.Name, traits[RowText.Name]);
        }

        return passes;
    }

    public static bool Passes(string choice, string value) => choice == QueryValues.Any || choice == value;

    private RowSet Once(IEnumerable<int> rows)
    {
        var once = new RowSet(store.Count);
        var places = new Dictionary<RowKey, int>();
        foreach (var row in rows)
        {
            if (store.HasTwin(row))
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(places, store.IdOf(row), out var isKnown);
                if (isKnown && store[row].ReceivedTime >= store[first].ReceivedTime)
                {
                    continue;
                }

                if (isKnown)
                {
                    once.Remove(first);
                }

                first = row;
            }

            once.Add(row);
        }

        return once;
    }
}
