namespace Telemetry.Schema.Patterns.Automata;

/// <summary>A state of the automaton that may be in many states at once.</summary>
/// <param name="Kind">What leads on from it.</param>
/// <param name="Symbols">The symbols that lead on, for <see cref="NfaStateKind.Symbols"/>.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Other">Where it leads as well, for <see cref="NfaStateKind.Split"/>.</param>
internal readonly record struct NfaState(NfaStateKind Kind, SymbolRange Symbols, int Next, int Other);
