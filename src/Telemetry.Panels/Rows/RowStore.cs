namespace Telemetry.Panels.Rows;

/// <summary>Rows in memory, in the order they were read. Grows by whole blocks, so that nothing is copied. Not for several threads at once.</summary>
internal sealed class RowStore
{
    private const int BlockBits = 14;
    private const int BlockRows = 1 << BlockBits;

    private readonly List<EventRow[]> _blocks = [];
    private readonly List<bool[]> _twins = [];
    private readonly HashSet<int> _ids;

    public RowStore()
    {
        Traits = new TraitTable(Texts);
        _ids = new HashSet<int>(new ByIdentifier(this));
    }

    public TextPool Texts { get; } = new();

    public TraitTable Traits { get; }

    public List<ClientReport> Reports { get; } = [];

    public List<RejectRow> Rejects { get; } = [];

    /// <summary>Rows of events.</summary>
    public int Count { get; private set; }

    /// <summary>Lines that are no rows.</summary>
    public int Unreadable { get; set; }

    public ref readonly EventRow this[int row] => ref _blocks[row >> BlockBits][row & (BlockRows - 1)];

    /// <summary>Whether another row has the same identifier. Most have none, and need no look for it.</summary>
    public bool HasTwin(int row) => _twins[row >> BlockBits][row & (BlockRows - 1)];

    public EventTraits TraitsOf(int row) => Traits[this[row].Traits];

    public void Add(in EventRow row)
    {
        if (Count == _blocks.Count << BlockBits)
        {
            _blocks.Add(new EventRow[BlockRows]);
            _twins.Add(new bool[BlockRows]);
        }

        var number = Count++;
        _blocks[number >> BlockBits][number & (BlockRows - 1)] = row;
        if (!_ids.Add(number))
        {
            _ids.TryGetValue(number, out var first);
            MarkTwin(first);
            MarkTwin(number);
        }
    }

    private void MarkTwin(int row) => _twins[row >> BlockBits][row & (BlockRows - 1)] = true;

    /// <summary>Finds rows by their identifiers without holding these a second time.</summary>
    private sealed class ByIdentifier(RowStore store) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => store[x].Id == store[y].Id;

        // The random part of a UUID comes last.
        public int GetHashCode(int row) => store[row].Id.Low.GetHashCode() ^ (int)store[row].Id.High;
    }
}
