namespace Telemetry.Schema.Evaluating;

/// <summary>The members or items of one value that keywords have looked at, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
/// <param name="First">Index of the set's first word in the evaluation's memory.</param>
/// <param name="Words">How many words it has; 0 where nobody asks.</param>
internal readonly record struct EvaluatedSet(int First, int Words)
{
    /// <summary>Bits in a word.</summary>
    public const int BitsPerWord = 64;

    public bool IsKept => Words > 0;
}
