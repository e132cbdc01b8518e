namespace Telemetry.Client.Scrubbing;

/// <summary>Word characters that touch. What was read once is not read again from its middle.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Trimmed">One past the last that is no full stop, colon or escape of a quote at its end.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Traits">What is in it.</param>
internal readonly record struct WordRun(int Start, int Trimmed, int End, CharacterTraits Traits)
{
    /// <summary>Reads the run that begins at <paramref name="start"/>. It also ends where a script without spaces meets another.</summary>
    internal static WordRun At(string text, int start)
    {
        var traits = CharacterTraits.None;
        var before = CharacterTraits.None;
        var end = start;
        for (; end < text.Length; end++)
        {
            var here = Characters.TraitsOf(text[end]);
            if ((here & CharacterTraits.Word) == 0 || (((before ^ here) & CharacterTraits.Unspaced) != 0 && end > start && IsSeam(text[end - 1], text[end])))
            {
                break;
            }

            traits |= here;
            before = here;
        }

        var trimmed = end;
        while (trimmed > start && (text[trimmed - 1] == '.' || IsLoneColon(text, trimmed - 1) || IsEscapeOfQuote(text, trimmed - 1)))
        {
            trimmed--;
        }

        return new(start, trimmed, end, traits);
    }

    /// <summary>Whether a word may begin there without reading anew.</summary>
    internal bool Covers(int start) => start >= Start && start < End;

    /// <summary>The word from <paramref name="start"/> on; what is nothing but full stops and colons is a word, too.</summary>
    internal Word From(int start) => new(start, Trimmed > start ? Trimmed : End, Traits);

    private static bool IsSeam(char left, char right) => char.IsAsciiLetterOrDigit(left) || char.IsAsciiLetterOrDigit(right);

    /// <summary>Two of them end a network prefix such as <c>fe80::</c>.</summary>
    private static bool IsLoneColon(string text, int i) => text[i] == ':' && (i == 0 || text[i - 1] != ':');

    private static bool IsEscapeOfQuote(string text, int i) =>
        text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\'';
}
