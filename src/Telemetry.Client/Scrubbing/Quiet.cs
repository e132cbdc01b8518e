namespace Telemetry.Client.Scrubbing;

/// <summary>
/// A place behind which a pass has replaced nothing. A pass over what it wrote that comes by there in the same state would find the same, and may end.
/// </summary>
/// <param name="At">Where, in what the pass wrote; negative where there is none.</param>
/// <param name="BeforeStart">How far back the word before begins.</param>
/// <param name="BeforeEnd">How far back it ends.</param>
internal readonly record struct Quiet(int At, int BeforeStart, int BeforeEnd)
{
    /// <summary>No rule looks back further than this, but for the word before.</summary>
    internal const int Margin = 64;

    internal static readonly Quiet None = new(-1, 0, 0);

    /// <summary>The place <paramref name="at"/>, as far as it depends on the word before; a word that lies further back says nothing.</summary>
    internal static Quiet Of(int at, int position, Word before) =>
        position - before.End > 2 ? new(at, 0, 0) : new(at, position - before.Start, position - before.End);
}
