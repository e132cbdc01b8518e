namespace Telemetry.Tool;

/// <summary>What a command takes from the process it runs in.</summary>
internal sealed record ToolSurroundings(TextReader In, TextWriter Out, TextWriter Error, string WorkingDirectory, TimeProvider Time, Action<Span<byte>> Random);
