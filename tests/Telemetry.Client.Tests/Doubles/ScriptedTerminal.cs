using System.Text;
using Telemetry.Client.Consenting;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A terminal at which nobody sits, or someone who types what the test says and then closes the input.</summary>
internal sealed class ScriptedTerminal(bool isPerson, params string[] lines) : ITerminal
{
    private readonly Queue<string> _lines = new(lines);
    private readonly StringBuilder _written = new();

    public bool IsPerson => isPerson;

    internal string Written => _written.ToString();

    /// <summary>Happens while the person thinks.</summary>
    internal Action BeforeAnswer { get; init; } = static () => { };

    internal Action<string> BeforeWriting { get; init; } = static _ => { };

    public void Write(string text)
    {
        BeforeWriting(text);
        _written.Append(text);
    }

    public string? ReadLine()
    {
        BeforeAnswer();
        return _lines.TryDequeue(out var line) ? line : null;
    }
}
