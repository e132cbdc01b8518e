namespace Telemetry.Client.Consenting;

/// <summary>The terminal of this process.</summary>
internal sealed class ProcessTerminal : ITerminal
{
    /// <summary>
    /// Output counts although nothing is written to it: a command whose output goes into a file or a pipe is part of something larger.
    /// </summary>
    public bool IsPerson => !Console.IsInputRedirected && !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    public void Write(string text) => Console.Error.Write(text);

    public string? ReadLine() => Console.In.ReadLine();
}
