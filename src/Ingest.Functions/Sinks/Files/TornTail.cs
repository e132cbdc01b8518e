using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Sinks.Files;

/// <summary>Finds and removes the part of a line that a crash left at the end of a file. It was never acknowledged.</summary>
internal static class TornTail
{
    private const int Step = 64 * 1024;

    /// <summary>Cuts the file after its last newline and returns its length.</summary>
    public static long TakeOff(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var whole = EndOfLastLine(file, length);
        if (whole < length)
        {
            RandomAccess.SetLength(file, whole);
        }

        return whole;
    }

    private static long EndOfLastLine(SafeFileHandle file, long length)
    {
        var buffer = new byte[Step];
        var end = length;
        while (end > 0)
        {
            var start = Math.Max(0, end - Step);
            var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)(end - start)), start);
            var newline = buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (newline >= 0)
            {
                return start + newline + 1;
            }

            end = start;
        }

        return 0;
    }
}
