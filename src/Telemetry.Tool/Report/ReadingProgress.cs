using System.Globalization;

namespace Telemetry.Tool.Report;

/// <summary>Says on a terminal how far the reading of much input is; elsewhere, and for little, it says nothing.</summary>
internal sealed class ReadingProgress(TextWriter error)
{
    // What is read within a blink needs no word.
    private const long Much = 32L << 20;

    private const long Step = 8L << 20;

    private readonly bool _isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private long _said;

    public void Report(long read, long total)
    {
        if (_isTerminal && total >= Much && read - _said >= Step)
        {
            _said = read;
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\rReading {read >> 20} of {total >> 20} MiB"));
        }
    }

    public void Clear()
    {
        if (_said > 0)
        {
            error.Write("\r" + new string(' ', 40) + "\r");
        }
    }
}
