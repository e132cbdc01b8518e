using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Sinks.Files;

/// <summary>One open row file. Only whole lines are ever left in it: what a fault or a crash cut off is taken back.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly IDurableWriter _writer;

    private RowFile(string path, RowFileName name, FileStream stream, IDurableWriter writer, long length)
    {
        _path = path;
        Name = name;
        Length = length;
        _stream = stream;
        _writer = writer;
    }

    public RowFileName Name { get; }

    /// <summary>Bytes that are durable.</summary>
    public long Length { get; private set; }

    /// <summary>Opens or creates the file and takes a torn tail off it.</summary>
    public static RowFile Open(string directory, RowFileName name, IDurableWriter writer)
    {
        var path = Path.Combine(directory, name.ToString());
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(path, options);
        try
        {
            var length = TornTail.TakeOff(stream.SafeFileHandle);
            if (!OperatingSystem.IsWindows())
            {
                // For a file that was there too: whoever made it may have failed right here.
                Libc.FlushDirectory(directory);
            }

            return new RowFile(path, name, stream, writer, length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Appends lines and returns once they are durable.</summary>
    /// <exception cref="IOException">They are not; the file is as long as before and must not be written to again.</exception>
    public void Append(IReadOnlyList<ReadOnlyMemory<byte>> lines, long bytes)
    {
        SafeFileHandle handle = _stream.SafeFileHandle;
        try
        {
            _writer.Write(handle, lines, Length);
            _writer.Flush(handle);
            Length += bytes;
        }
        catch
        {
            // After a failed fsync the kernel may hold the pages for clean, so a second try would prove nothing.
            RandomAccess.SetLength(handle, Length);
            throw;
        }
    }

    /// <summary>Closes the file, and removes it where it holds nothing.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (Length == 0 && File.Exists(_path))
        {
            File.Delete(_path);
        }
    }
}
