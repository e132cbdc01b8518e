namespace Telemetry.Client.Tests.Scrubbing;

/// <summary>A text and what must not survive in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Secrets">No one of these may be in the scrubbed text.</param>
/// <param name="Expected">The scrubbed text, where it is told.</param>
internal sealed record LeakLine(string Text, IReadOnlyList<string> Secrets, string? Expected);
