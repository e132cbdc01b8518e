namespace Telemetry.Client.Consenting;

/// <summary>The person at the keyboard, if there is one.</summary>
internal interface ITerminal
{
    /// <summary>Whether standard input, output and error all are a terminal: what is written is seen, and what is read was typed.</summary>
    bool IsPerson { get; }

    /// <summary>Writes to standard error.</summary>
    void Write(string text);

    /// <summary>The next line that is typed; null at the end of the input.</summary>
    string? ReadLine();
}
