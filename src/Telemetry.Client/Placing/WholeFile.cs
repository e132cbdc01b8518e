using Microsoft.Win32.SafeHandles;

namespace Telemetry.Client.Placing;

/// <summary>Reads what is in a file now, by its handle alone: a stream is a dozen types more to load at each start of a process.</summary>
internal static class WholeFile
{
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static byte[] Read(SafeFileHandle file)
    {
        var bytes = new byte[RandomAccess.GetLength(file)];
        var length = 0;
        while (length < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(length), length) is > 0 and var read)
        {
            length += read;
        }

        return length == bytes.Length ? bytes : bytes[..length];
    }
}
