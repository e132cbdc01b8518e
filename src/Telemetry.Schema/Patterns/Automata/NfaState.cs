namespace Telemetry.Schema.Patterns.Automata;

/// <summary>A state of the automaton that may be in many states at once.</summary>
/// <param name="Kind">What leads on from it.</param>
/// <param name="Bytes">The bytes that lead on, for <see cref="NfaStateKind.Bytes"/>.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Other">Where it leads as well, for <see cref="NfaStateKind.Split"/>.</param>
internal readonly record struct NfaState(NfaStateKind Kind, ByteRange Bytes, int Next, int Other);
