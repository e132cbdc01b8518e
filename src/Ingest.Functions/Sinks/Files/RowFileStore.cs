using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.Files;

/// <summary>
/// The directory of row files: one file per hour, another when it is full or has failed, old ones removed, never more
/// bytes than the quota. One process writes files of one prefix in a directory; the lock file tells.
/// </summary>
internal sealed partial class RowFileStore : IBatchStore, IDisposable
{
    /// <summary>What must be free for the store to count as ready: an ordinary row and then some.</summary>
    private const int RoomOfARow = 1024;

    private static readonly TimeSpan PurgeInterval = TimeSpan.FromMinutes(1);

    private readonly FileStoreOptions _options;
    private readonly IDurableWriter _writer;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly DirectoryLock _lock;
    private RowFile? _file;
    private RowFileName? _failed;
    private long _bytesOfOthers;
    private DateTimeOffset _purged;

    /// <summary>Ticks, in one word: the disk's thread writes them, and whoever asks for readiness reads.</summary>
    private long _lastStored = DateTimeOffset.MinValue.UtcTicks;

    /// <exception cref="IOException">The directory cannot be made, or another process writes to it.</exception>
    public RowFileStore(FileStoreOptions options, IDurableWriter writer, TimeProvider clock, ILogger<RowFileStore> log)
    {
        _options = options;
        _writer = writer;
        _clock = clock;
        _log = log;
        _lock = DirectoryLock.Take(options.Directory, options.Prefix);
        RepairAll();
        Purge();
    }

    /// <summary>When rows were last stored; the least value where none were yet, or where the last try failed.</summary>
    public DateTimeOffset LastStored => new(Volatile.Read(ref _lastStored), TimeSpan.Zero);

    public ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines, long queuedAt) => ValueTask.FromResult(Write(lines));

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private CommitOutcome Write(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        var bytes = lines.Sum(l => (long)l.Length);
        try
        {
            var file = CurrentFile();
            if (IsOverQuota(file, bytes == 0 ? RoomOfARow : bytes))
            {
                return CommitOutcome.Retry(RetryReason.QuotaReached);
            }

            file.Append(lines, bytes);
            Volatile.Write(ref _lastStored, _clock.GetUtcNow().UtcTicks);
            return CommitOutcome.Stored;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFailed(e.Message);
            Volatile.Write(ref _lastStored, DateTimeOffset.MinValue.UtcTicks);
            Abandon();
            return CommitOutcome.Retry(RetryReason.SinkFailed);
        }
    }

    private RowFile CurrentFile()
    {
        var first = RowFileName.First(_options.Prefix, _clock.GetUtcNow());
        if (_file is { } file && file.Name.Hour == first.Hour && file.Length < _options.MaxFileBytes)
        {
            return file;
        }

        Close();
        Purge();
        _file = RowFile.Open(_options.Directory, NameFor(first), _writer);
        _bytesOfOthers -= _file.Length;
        return _file;
    }

    private RowFileName NameFor(RowFileName first)
    {
        var last = Files().Select(f => f.Name).Where(n => n.Hour == first.Hour).MaxBy(n => n.Number) ?? first;
        var info = new FileInfo(Path.Combine(_options.Directory, last.ToString()));
        var name = info.Exists && info.Length >= _options.MaxFileBytes ? last.Next() : last;
        return _failed is { } failed && failed.Hour == name.Hour && failed.Number >= name.Number ? failed.Next() : name;
    }

    private bool IsOverQuota(RowFile file, long bytes)
    {
        if (_bytesOfOthers + file.Length + bytes <= _options.QuotaBytes)
        {
            return false;
        }

        if ((_clock.GetUtcNow() - _purged).Duration() >= PurgeInterval)
        {
            Purge();
            _bytesOfOthers -= file.Length;
        }

        return _bytesOfOthers + file.Length + bytes > _options.QuotaBytes;
    }

    private void Abandon()
    {
        _failed = _file?.Name ?? _failed;
        Close();
    }

    private void Close()
    {
        var file = _file;
        _file = null;
        file?.Dispose();
    }

    /// <summary>Removes files past their days and adds up what is left.</summary>
    private void Purge()
    {
        _purged = _clock.GetUtcNow();
        var oldest = _purged.UtcDateTime.AddDays(-_options.RetainDays);
        foreach (var (info, name) in Files().Where(f => f.Name.Hour < oldest && f.Name != _file?.Name))
        {
            info.Delete();
            LogPurged(name.ToString());
        }

        _bytesOfOthers = Files().Sum(f => f.Info.Length);
    }

    private void RepairAll()
    {
        foreach (var (info, _) in Files())
        {
            using var handle = File.OpenHandle(info.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            TornTail.TakeOff(handle);
        }
    }

    private List<StoredFile> Files() =>
        [.. new DirectoryInfo(_options.Directory)
            .EnumerateFiles(RowFileName.Pattern(_options.Prefix))
            .Select(f => (Info: f, Name: RowFileName.Parse(f.Name)))
            .Where(f => f.Name?.Prefix == _options.Prefix)
            .Select(f => new StoredFile(f.Info, f.Name!))];

    private readonly record struct StoredFile(FileInfo Info, RowFileName Name);

    [LoggerMessage(1, LogLevel.Error, "Rows could not be stored: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(2, LogLevel.Information, "Removed {File}, past the days it is kept")]
    private partial void LogPurged(string file);
}
