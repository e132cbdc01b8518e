namespace Telemetry.Panels.Rows;

/// <summary>Rows in memory, in the order they were read. Grows by whole blocks, so that nothing is copied. Not for several threads at once.</summary>
internal sealed class RowStore
{
    private const int BlockBits = 14;
    private const int BlockRows = 1 << BlockBits;

    private readonly List<StoredRow[]> _blocks = [];
    private readonly List<bool[]> _twins = [];

    /// <summary>Rows with a number that is too large for <see cref="StoredRow"/>, such as those of a clock that is years off.</summary>
    private readonly Dictionary<int, EventRow> _large = [];
    private readonly Dictionary<int, RowKey> _sessions = [];
    private readonly RowIdIndex _ids;

    public RowStore()
    {
        Traits = new TraitTable(Texts);
        _ids = new RowIdIndex(this);
    }

    public TextPool Texts { get; } = new();

    public TraitTable Traits { get; }

    /// <summary>What clients said of themselves, by row.</summary>
    public Dictionary<int, ClientReport> Reports { get; } = [];

    public List<RejectRow> Rejects { get; } = [];

    /// <summary>Rows of events.</summary>
    public int Count { get; private set; }

    /// <summary>Lines that are no rows.</summary>
    public int Unreadable { get; set; }

    public EventRow this[int row] => _large.Count > 0 && _large.TryGetValue(row, out var large) ? large : Stored(row).Row;

    public RowKey IdOf(int row) => Stored(row).Id;

    /// <summary>Whether another row has the same identifier. Most have none, and need no look for it.</summary>
    public bool HasTwin(int row) => _twins[row >> BlockBits][row & (BlockRows - 1)];

    public EventTraits TraitsOf(int row) => Traits[this[row].Traits];

    /// <summary>The process a failure came from, where it does not say which installation it is of.</summary>
    public RowKey SessionOf(int row) => _sessions.GetValueOrDefault(row);

    /// <param name="session">Kept where <see cref="SessionOf"/> tells: nothing else is asked of it, and a million would take much room.</param>
    public void Add(in EventRow row, RowKey session)
    {
        if (Count == _blocks.Count << BlockBits)
        {
            _blocks.Add(new StoredRow[BlockRows]);
            _twins.Add(new bool[BlockRows]);
        }

        var number = Count++;
        if (!StoredRow.TryOf(row, out Stored(number)))
        {
            _large[number] = row;
        }

        if (row.Install == 0 && !session.IsEmpty && Traits[row.Traits].Failed)
        {
            _sessions[number] = session;
        }

        if (_ids.Add(number) is { } first)
        {
            MarkTwin(first);
            MarkTwin(number);
        }
    }

    private ref StoredRow Stored(int row) => ref _blocks[row >> BlockBits][row & (BlockRows - 1)];

    private void MarkTwin(int row) => _twins[row >> BlockBits][row & (BlockRows - 1)] = true;
}
