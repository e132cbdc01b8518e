using System.Text;

namespace Telemetry.SpoolDriver;

/// <summary>What this process says, a line in one write: a reader of the pipe meets no half of one. Thread-safe.</summary>
internal sealed class Told(Stream output) : IDisposable
{
    private readonly Lock _turn = new();

    public void Ready() => Say("ready");

    /// <summary>The spool has promised to keep it.</summary>
    public void Acknowledged(string text) => Say($"w {text}");

    /// <summary>It was handed out, as to a receiver.</summary>
    public void Delivered(string text) => Say($"d {text}");

    public void Dispose() => output.Dispose();

    private void Say(string line)
    {
        var bytes = Encoding.UTF8.GetBytes($"{line}\n");
        lock (_turn)
        {
            output.Write(bytes);
        }
    }
}
