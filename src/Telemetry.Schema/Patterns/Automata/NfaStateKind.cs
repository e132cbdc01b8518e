namespace Telemetry.Schema.Patterns.Automata;

/// <summary>What leads on from a state.</summary>
internal enum NfaStateKind
{
    /// <summary>A symbol of a range.</summary>
    Symbols,

    /// <summary>Nothing: it leads on to two states at once.</summary>
    Split,

    /// <summary>The start of the text.</summary>
    Start,

    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The pattern has matched.</summary>
    Match,
}
