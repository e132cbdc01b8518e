using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A real disk of which single operations fail, or one that stops for good at an operation, as the death of a process does.</summary>
internal sealed class FaultyDisk : ISpoolDisk
{
    private readonly SpoolDisk _inner = new();
    private readonly List<ISpoolFile> _open = [];

    /// <summary>Throws for an operation that is to fail; gets its name and the file's name.</summary>
    internal Action<string, string> Fault { get; set; } = static (_, _) => { };

    /// <summary>Called with the path of a file that is made and not yet locked, as another process may come upon it; returns where it is then.</summary>
    internal Func<string, string>? BeforeLock { get; set; }

    /// <summary>So many bytes of a write that fails are written all the same.</summary>
    internal int TornBytes { get; set; }

    /// <summary>Closes every file, as the system does for a process that has died.</summary>
    internal void ReleaseAll()
    {
        _open.ForEach(file => file.Dispose());
        _open.Clear();
    }

    public void CreateFolder(string path)
    {
        Try("folder", path);
        _inner.CreateFolder(path);
    }

    public IReadOnlyList<SpoolEntry> List(string folder)
    {
        Try("list", folder);
        return _inner.List(folder);
    }

    public ISpoolFile Create(string path)
    {
        Try("create", path);
        if (BeforeLock is not { } meanwhile)
        {
            return Keep(_inner.Create(path), path);
        }

        BeforeLock = null;
        File.WriteAllBytes(path, []);
        var moved = meanwhile(path);
        return Keep(_inner.TryLock(moved, LockMode.Existing)!, moved);
    }

    public bool Exists(string path) => _inner.Exists(path);

    public ISpoolFile? TryLock(string path, LockMode mode)
    {
        Try("lock", path);
        return _inner.TryLock(path, mode) is { } file ? Keep(file, path) : null;
    }

    public byte[]? Read(string path)
    {
        Try("read", path);
        return _inner.Read(path);
    }

    public void Move(string from, string to)
    {
        Try("move", from);
        _inner.Move(from, to);
    }

    public void Delete(string path)
    {
        Try("delete", path);
        _inner.Delete(path);
    }

    private FaultyFile Keep(ISpoolFile file, string path)
    {
        lock (_open)
        {
            _open.Add(file);
        }

        return new(this, file, path);
    }

    private void Try(string operation, string path) => Fault(operation, Path.GetFileName(path));

    private sealed class FaultyFile(FaultyDisk disk, ISpoolFile inner, string path) : ISpoolFile
    {
        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                disk.Try("write", path);
            }
            catch
            {
                inner.Write(bytes[..Math.Min(disk.TornBytes, bytes.Length)], offset);
                throw;
            }

            inner.Write(bytes, offset);
        }

        public void Truncate(long length)
        {
            disk.Try("truncate", path);
            inner.Truncate(length);
        }

        public void Flush()
        {
            disk.Try("flush", path);
            inner.Flush();
        }

        public void CloseAs(string newPath)
        {
            try
            {
                disk.Try("rename", path);
            }
            catch
            {
                inner.Dispose();
                throw;
            }

            inner.CloseAs(newPath);
        }

        public void Dispose() => inner.Dispose();
    }
}
