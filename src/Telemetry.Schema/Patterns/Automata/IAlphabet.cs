using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>What an automaton reads a text as: its bytes, or its characters.</summary>
internal interface IAlphabet
{
    /// <summary>Symbols are numbered from zero.</summary>
    int Count { get; }

    /// <summary>The code points of a set, as the sequences of symbols that stand for them.</summary>
    IEnumerable<SymbolRange[]> SequencesOf(CodePointSet set);
}
