namespace Telemetry.Panels.Rows;

/// <summary>Each distinct set of traits once, by number.</summary>
internal sealed class TraitTable(TextPool texts)
{
    private readonly List<EventTraits> _traits = [];
    private readonly Dictionary<int[], int> _numbers = new(new TextNumbersComparer());

    public int Count => _traits.Count;

    public EventTraits this[int number] => _traits[number];

    /// <param name="numbers">The pool's number of each text, in the order of <see cref="RowText"/>.</param>
    public int Of(ReadOnlySpan<int> numbers)
    {
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<int>>();
        if (!lookup.TryGetValue(numbers, out var number))
        {
            number = _traits.Count;
            var key = numbers.ToArray();
            _traits.Add(new EventTraits([.. key.Select(n => texts[n])]));
            _numbers[key] = number;
        }

        return number;
    }
}
