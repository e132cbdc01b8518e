using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>Pools in the file system of a Linux guest.</summary>
internal sealed class LinuxPoolFiles : IPoolFiles
{
    /// <summary>0600.</summary>
    private const int OwnerOnly = 0x180;

    public IPoolFile? Open(string path, PoolAccess access)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            throw new KvpException(KvpFault.NoPools, "Pools are files of 64-bit Linux guests of Hyper-V; this system has none.");
        }

        // Opened by the system call: .NET's own open takes a flock(2) that the readers and writers beside us would meet.
        var flags = access == PoolAccess.Read ? Libc.ReadOnly : Libc.ReadWrite | Libc.Create;
        int descriptor;
        do
        {
            descriptor = Libc.Open(path, flags | Libc.CloseOnExec, OwnerOnly);
        }
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);

        if (descriptor >= 0)
        {
            return new LinuxPoolFile(new SafeFileHandle(descriptor, ownsHandle: true), access);
        }

        return Marshal.GetLastPInvokeError() switch
        {
            Libc.FileNotFound when access == PoolAccess.Read => null,
            Libc.PermissionDenied => throw new UnauthorizedAccessException($"{path}: this user may not {(access == PoolAccess.Read ? "read" : "write")} it."),
            _ => throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}."),
        };
    }

    public long? BootSeconds()
    {
        try
        {
            var line = File.ReadLines("/proc/stat").FirstOrDefault(l => l.StartsWith("btime ", StringComparison.Ordinal));
            return long.TryParse(line?["btime ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
