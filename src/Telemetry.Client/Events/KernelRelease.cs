using Telemetry.Client.Placing;

namespace Telemetry.Client.Events;

/// <summary>
/// The release of Linux, from where the kernel shows it (proc_sys_kernel(5), osrelease): the framework's own way makes its text from UTF-8, for whose
/// cost see <see cref="AsciiText"/>.
/// </summary>
internal static class KernelRelease
{
    private const string Place = "/proc/sys/kernel/osrelease";

    /// <summary>The longest release (uname(2), SYS_NMLN less its end).</summary>
    private const int MaxBytes = 64;

    /// <summary>Major and minor, such as <c>6.1</c>; null where it cannot be read.</summary>
    internal static string? Read()
    {
        try
        {
            using var file = File.OpenHandle(Place);
            Span<byte> release = stackalloc byte[MaxBytes];
            return Shorten(AsciiText.Of(release[..RandomAccess.Read(file, release, 0)]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Two numbers with a dot between, whatever follows; null for all else.</summary>
    internal static string? Shorten(string release)
    {
        var dot = EndOfDigits(release, 0);
        if (dot == 0 || dot == release.Length || release[dot] != '.')
        {
            return null;
        }

        var end = EndOfDigits(release, dot + 1);
        return end > dot + 1 ? release[..end] : null;
    }

    private static int EndOfDigits(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
