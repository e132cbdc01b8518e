using Telemetry.Client.BuiltIn;
using Telemetry.Client.Recording;

namespace Telemetry.Tool;

/// <summary>What a command takes from the process it runs in.</summary>
internal sealed record ToolSurroundings(TextReader In, TextWriter Out, TextWriter Error, string WorkingDirectory, TimeProvider Time, Action<Span<byte>> Random)
{
    /// <summary>What the client's verbs touch. What is built into this tool is not built into the app that they act on.</summary>
    public TelemetryHost Client { get; init; } = new() { BuiltIn = static () => BuiltInSettings.None };
}
