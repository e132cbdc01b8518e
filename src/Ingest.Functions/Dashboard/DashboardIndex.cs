using Ingest.Functions.Sinks.Files;
using Telemetry.Panels.Rows;

namespace Ingest.Functions.Dashboard;

/// <summary>
/// The stored rows in memory, for as long as somebody looks at them. Only what was appended is read again, and one reader at a time
/// works with them; the writing of rows knows nothing of it.
/// </summary>
internal sealed class DashboardIndex : IDisposable
{
    /// <summary>How long rows stay in memory after the last look.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>How old an answer may be: many viewers do not make many reads.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly string _directory;
    private readonly TimeProvider _clock;
    private readonly ITimer _idle;
    private readonly string _run;
    private RowFiles? _files;
    private DateTimeOffset _refreshed;
    private DateTimeOffset _used;
    private long _changes;

    public DashboardIndex(FileStoreOptions options, TimeProvider clock)
    {
        _directory = options.Directory;
        _clock = clock;
        _run = clock.GetUtcNow().UtcTicks.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        _idle = clock.CreateTimer(_ => Release(), null, KeptFor, KeptFor);
    }

    /// <summary>Bytes read so far, and to read, of a first look that is under way.</summary>
    public LoadProgress Progress { get; private set; }

    /// <summary>Works with what is stored now.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public T Use<T>(Func<IndexedRows, T> work, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _used = _clock.GetUtcNow();
            if (_files is null || _used - _refreshed >= FreshFor || _used < _refreshed)
            {
                Refresh(cancellation);
            }

            return work(new IndexedRows(_files!.Store, $"{_run}-{_changes}", _files.LastWritten));
        }
    }

    public void Dispose() => _idle.Dispose();

    private void Refresh(CancellationToken cancellation)
    {
        _files ??= new RowFiles([_directory], LastLine.Left);
        if (_files.Refresh((read, total) => Progress = new LoadProgress(read, total), cancellation))
        {
            _changes++;
        }

        Progress = default;
        _refreshed = _clock.GetUtcNow();
    }

    private void Release()
    {
        lock (_lock)
        {
            if (_clock.GetUtcNow() - _used >= KeptFor)
            {
                _files = null;
            }
        }
    }
}
