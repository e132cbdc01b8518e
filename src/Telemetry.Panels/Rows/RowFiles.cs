namespace Telemetry.Panels.Rows;

/// <summary>
/// Files of rows and what has been read of them: a refresh reads only what was added. Files that were removed leave their
/// rows behind, until these are more than the others.
/// </summary>
/// <param name="paths">Files, and directories whose <c>*.jsonl</c> are read in the order of their names.</param>
/// <param name="last">What becomes of a last line that nobody has ended.</param>
internal sealed class RowFiles(IReadOnlyList<string> paths, LastLine last)
{
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
    private LineFeed? _feed;

    public RowStore Store { get; private set; } = new();

    /// <summary>When rows were last added, as the file system tells; null before.</summary>
    public DateTimeOffset? LastWritten { get; private set; }

    /// <summary>Reads what is new.</summary>
    /// <param name="progress">Told bytes read and bytes in all.</param>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="IOException">A path is not there or cannot be read.</exception>
    public bool Refresh(Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        var files = paths.SelectMany(Files).ToList();
        if (MustStartOver(files))
        {
            _read.Clear();
            (Store, _feed) = (new RowStore(), null);
        }

        var grown = files.Where(f => f.Length > _read.GetValueOrDefault(f.FullName)).ToList();
        var (total, before) = (grown.Sum(f => f.Length - _read.GetValueOrDefault(f.FullName)), 0L);
        foreach (var file in grown)
        {
            var start = _read.GetValueOrDefault(file.FullName);
            var added = Read(file, start, done => progress?.Invoke(before + done, total), cancellation);
            _read[file.FullName] = start + added;
            before += added;
            LastWritten = LastWritten is { } had && had > file.LastWriteTimeUtc ? had : new DateTimeOffset(file.LastWriteTimeUtc);
        }

        return before > 0;
    }

    private long Read(FileInfo file, long start, Action<long> progress, CancellationToken cancellation)
    {
        _feed ??= new LineFeed(Store);
        // The receiver goes on writing, and may remove the file.
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        stream.Position = start;
        return _feed.Read(stream, last, progress, cancellation);
    }

    private bool MustStartOver(List<FileInfo> files)
    {
        var lengths = files.ToDictionary(f => f.FullName, f => f.Length);
        return _read.Any(r => lengths.TryGetValue(r.Key, out var length) && length < r.Value)
            || _read.Where(r => !lengths.ContainsKey(r.Key)).Sum(r => r.Value) > _read.Values.Sum() / 2;
    }

    private static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*.jsonl").OrderBy(f => f.Name, StringComparer.Ordinal)
        : File.Exists(path) ? [new FileInfo(path)]
        : throw new FileNotFoundException($"{path}: no such file or directory. Expected rows or events as JSON lines.");
}
