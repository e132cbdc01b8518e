using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Client.Tests.Terminals;

/// <summary>The side of a pseudo-terminal at which a person would sit.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;

    private readonly FileStream _stream;

    internal PseudoTerminal()
    {
        var descriptor = Check(PosixOpenPt(ReadWrite));
        Check(GrantPt(descriptor));
        Check(UnlockPt(descriptor));
        var name = new byte[128];
        Check(PtsName(descriptor, name, (nuint)name.Length));
        Path = Encoding.ASCII.GetString(name).TrimEnd('\0');
        _stream = new(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The side that a process has as its terminal.</summary>
    internal string Path { get; }

    internal void Type(string text) => _stream.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads what is shown until it holds the text, or until the last process has closed its side.</summary>
    internal Task<string> ReadUntilAsync(string end) => Task.Run(() =>
    {
        var shown = new StringBuilder();
        var buffer = new byte[1024];
        try
        {
            while (!shown.ToString().Contains(end, StringComparison.Ordinal) && _stream.Read(buffer) is > 0 and var read)
            {
                shown.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // EIO is how the system says that the other side is closed.
        }

        return shown.ToString();
    });

    public void Dispose() => _stream.Dispose();

    private static int Check(int result) => result >= 0 ? result : throw new InvalidOperationException($"errno {Marshal.GetLastPInvokeError()}");

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int PosixOpenPt(int flags);

    [DllImport("libc", EntryPoint = "grantpt", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GrantPt(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int UnlockPt(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname_r", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int PtsName(int descriptor, byte[] name, nuint length);
}
