using System.Runtime.InteropServices;
using System.Text;

namespace Ingest.EndToEnd.Tracing;

/// <summary>
/// A named pipe without room: whoever writes to it waits until <see cref="ReadToEndAsync"/>. As a standard error it holds back what the runtime says of a
/// crash, and with it the end of the process.
/// </summary>
internal sealed class FullPipe : IDisposable
{
    private const int OwnerOnly = 0x180;
    private const short WouldTakeMore = 4;
    private const int PageLength = 4096;

    private readonly FileStream _writer;
    private readonly FileStream _reader;

    private FullPipe(string path)
    {
        Path = path;
        // Both ways: either one alone would wait here for the other.
        _writer = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
    }

    internal string Path { get; }

    internal static FullPipe Create(string path)
    {
        Assert.Equal(0, MakeFifo(path, OwnerOnly));
        var pipe = new FullPipe(path);
        while (pipe.HasRoom())
        {
            pipe._writer.Write(new byte[PageLength]);
        }

        return pipe;
    }

    /// <summary>Makes room, and tells what others wrote once the last of them has closed it.</summary>
    internal async Task<string> ReadToEndAsync()
    {
        await _writer.DisposeAsync();
        using var text = new StreamReader(_reader, Encoding.UTF8, leaveOpen: true);
        return (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimStart('\0');
    }

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    private bool HasRoom()
    {
        var asked = new Polled { Descriptor = (int)_writer.SafeFileHandle.DangerousGetHandle(), Asked = WouldTakeMore };
        Assert.InRange(Poll(ref asked, 1, timeout: 0), 0, 1);
        return (asked.Answered & WouldTakeMore) != 0;
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Polled descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Asked;
        public short Answered;
    }
}
