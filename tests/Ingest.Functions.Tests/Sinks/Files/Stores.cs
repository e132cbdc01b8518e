using System.Text;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.Files;
using Ingest.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Sinks.Files;

/// <summary>A row store over a directory of its own, on a clock that stands still at 2026-11-21 09:00:00 UTC.</summary>
internal sealed class Stores : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private RowFileStore? _store;

    public ManualTimeProvider Clock { get; } = new();

    public FaultyWriter Writer { get; } = new();

    public FileStoreOptions Options { get; set; } = new("", 1_000_000, 30, 1_000_000_000);

    public string Path => _directory.Path;

    /// <summary>The store, opened at first use.</summary>
    public RowFileStore Store => _store ??= Open();

    public RowFileStore Open() => new(Options with { Directory = Path }, Writer, Clock, NullLogger<RowFileStore>.Instance);

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    public CommitOutcome Write(params string[] parts) =>
        Store.WriteAsync([.. parts.Select(p => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(p))], queuedAt: 0).AsTask().GetAwaiter().GetResult();

    public void Put(string name, string text) => File.WriteAllText(_directory.File(name), text);

    public string Read(string name)
    {
        using var reader = new StreamReader(new FileStream(_directory.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>The names of all files but the lock.</summary>
    public string[] Files() =>
        [.. Directory.GetFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Where(f => f != ".lock").Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Close();
        _directory.Dispose();
    }
}
