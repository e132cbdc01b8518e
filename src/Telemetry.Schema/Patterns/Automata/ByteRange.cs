namespace Telemetry.Schema.Patterns.Automata;

/// <summary>The bytes from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct ByteRange(byte First, byte Last);
