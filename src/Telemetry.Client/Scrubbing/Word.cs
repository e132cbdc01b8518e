namespace Telemetry.Client.Scrubbing;

/// <summary>A run of word characters, without the full stops and colons that end it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Traits">What is in it, or just before it.</param>
internal readonly record struct Word(int Start, int End, CharacterTraits Traits)
{
    internal int Length => End - Start;

    internal bool Has(CharacterTraits traits) => (Traits & traits) == traits;

    internal bool HasAny(CharacterTraits traits) => (Traits & traits) != 0;

    internal ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
