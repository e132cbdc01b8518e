namespace Telemetry.Schema.Patterns.Automata;

/// <summary>The symbols of an alphabet from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct SymbolRange(int First, int Last);
