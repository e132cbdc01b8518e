namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Where each symbol leads from each state.</summary>
/// <param name="Rows">
/// For each state a row of 2^<paramref name="Shift"/> columns. Each entry is the index of the next state's row, which saves a multiplication
/// on the way from symbol to symbol.
/// </param>
/// <param name="Shift">Binary logarithm of the columns.</param>
/// <param name="Columns">The column of each symbol.</param>
/// <param name="MatchesAtEnd">Whether a text that ends in a state matches.</param>
/// <param name="Entry">The state before the first symbol.</param>
internal sealed record DfaTable(ushort[] Rows, int Shift, ushort[] Columns, bool[] MatchesAtEnd, int Entry)
{
    /// <summary>The state that no text leads out of to a match.</summary>
    public const int Dead = 0;

    /// <summary>The state of a text that matches, however it goes on.</summary>
    public const int Matched = 1;

    /// <summary>The first of the other states.</summary>
    public const int FirstState = 2;
}
