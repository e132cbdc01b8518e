using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Appends events to a file of the user's choice, one JSON text per line, readable by the user alone. Several processes may
/// append to the same file: each line is written at once under an exclusive open.
/// </summary>
/// <param name="path">The absolute path.</param>
/// <param name="maxBytes">The file's cap; a line that would pass it moves the file to <c>&lt;path&gt;.1</c>, replacing the one before.</param>
internal sealed class FileDestination(string path, long maxBytes = FileDestination.DefaultMaxBytes)
{
    /// <summary>4 MiB, as the spool's cap; with the one older file, 8 MiB on disk.</summary>
    internal const long DefaultMaxBytes = 4 * 1024 * 1024;

    /// <summary>How long another process's write is waited for, in milliseconds; a write takes microseconds.</summary>
    private const int PatienceMs = 50;

    /// <summary>Lines of this process follow each other without meeting in the file system.</summary>
    private readonly object _turn = new();

    /// <summary>Whether the line is in the file. Throws nothing.</summary>
    internal bool Append(ReadOnlySpan<byte> line)
    {
        var terminated = new byte[line.Length + 1];
        line.CopyTo(terminated);
        terminated[^1] = (byte)'\n';

        var outcome = AppendOutcome.Busy;
        lock (_turn)
        {
            SpinWait.SpinUntil(() => (outcome = TryAppend(terminated)) != AppendOutcome.Busy, PatienceMs);
        }

        return outcome == AppendOutcome.Written;
    }

    private AppendOutcome TryAppend(byte[] line)
    {
        try
        {
            CreateParent();
            using var stream = Open();
            return stream is null ? AppendOutcome.Busy : Write(stream, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException)
        {
            return AppendOutcome.Failed;
        }
    }

    private void CreateParent()
    {
        var parent = Path.GetDirectoryName(path);
        if (string.IsNullOrEmpty(parent) || Directory.Exists(parent))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(parent);
        }
        else
        {
            Directory.CreateDirectory(parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>
    /// Null while another process has it open for writing. The exclusive open is what makes the end of the file ours on every
    /// platform: the runtime's append mode seeks once and does not ask the system to append.
    /// </summary>
    private FileStream? Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException e) when (FileFault.IsHeld(e))
        {
            return null;
        }
    }

    private AppendOutcome Write(FileStream stream, byte[] line)
    {
        if (!stream.CanSeek)
        {
            stream.Write(line);
            return AppendOutcome.Written;
        }

        var end = stream.Length;
        if (end > 0 && end + line.Length > maxBytes)
        {
            return Rotate(stream, end);
        }

        try
        {
            stream.Write(line);
            return AppendOutcome.Written;
        }
        catch (IOException)
        {
            // Half a line, on a full disk, would spoil the next one.
            stream.SetLength(end);
            throw;
        }
    }

    private AppendOutcome Rotate(FileStream stream, long end)
    {
        if (new FileInfo(path).Length != end)
        {
            // Another process has rotated between our open and our look: what we hold is the old file already.
            return AppendOutcome.Busy;
        }

        if (OperatingSystem.IsWindows())
        {
            stream.Dispose();
        }

        File.Move(path, path + ".1", overwrite: true);
        return AppendOutcome.Busy;
    }

    private enum AppendOutcome
    {
        Busy,
        Written,
        Failed,
    }
}
