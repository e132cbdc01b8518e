namespace Telemetry.Schema.Patterns.Automata;

/// <summary>A set of states in the order of their coming, over memory that need not be cleared.</summary>
/// <remarks>Briggs and Torczon, "An efficient representation for sparse sets", 1993.</remarks>
internal ref struct StateSet
{
    private readonly Span<int> _members;
    private readonly Span<int> _places;

    /// <param name="memory">As much as <see cref="SizeFor"/> says.</param>
    public StateSet(Span<int> memory)
    {
        _members = memory[..(memory.Length / 2)];
        _places = memory[(memory.Length / 2)..];
    }

    public int Count { get; private set; }

    public readonly int this[int index] => _members[index];

    /// <summary>The memory for a set of states below a number.</summary>
    public static int SizeFor(int states) => states * 2;

    public readonly bool Contains(int state)
    {
        uint place = (uint)_places[state];
        return place < (uint)Count && _members[(int)place] == state;
    }

    public void Add(int state)
    {
        if (!Contains(state))
        {
            _members[Count] = state;
            _places[state] = Count++;
        }
    }

    public void Clear() => Count = 0;
}
