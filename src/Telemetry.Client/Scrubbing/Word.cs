namespace Telemetry.Client.Scrubbing;

/// <summary>A run of word characters, without the full stops and colons that end it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Marks">What is in it.</param>
internal readonly record struct Word(int Start, int End, WordMarks Marks)
{
    internal int Length => End - Start;

    internal bool Has(WordMarks marks) => (Marks & marks) == marks;

    internal ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>The word that begins at <paramref name="start"/>. It also ends where a script without spaces meets another.</summary>
    internal static Word At(string text, int start)
    {
        var end = start;
        var marks = WordMarks.None;
        while (end < text.Length && Characters.IsWord(text[end]) && (end == start || !IsSeam(text[end - 1], text[end])))
        {
            marks |= MarkOf(text[end]);
            end++;
        }

        var trimmed = end;
        while (trimmed > start && (text[trimmed - 1] == '.' || IsLoneColon(text, trimmed - 1) || IsEscapeOfQuote(text, trimmed - 1)))
        {
            trimmed--;
        }

        return new(start, trimmed == start ? end : trimmed, marks);
    }

    private static bool IsSeam(char left, char right) =>
        (Characters.IsUnspaced(left) && char.IsAsciiLetterOrDigit(right)) || (char.IsAsciiLetterOrDigit(left) && Characters.IsUnspaced(right));

    /// <summary>Two of them end a network prefix such as <c>fe80::</c>.</summary>
    private static bool IsLoneColon(string text, int i) => text[i] == ':' && (i == 0 || text[i - 1] != ':');

    private static bool IsEscapeOfQuote(string text, int i) =>
        text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\'';

    private static WordMarks MarkOf(char c) => c switch
    {
        >= '0' and <= '9' => WordMarks.Digit,
        '/' => WordMarks.Slash,
        '\\' => WordMarks.Backslash,
        ':' => WordMarks.Colon,
        '.' => WordMarks.Dot,
        '@' => WordMarks.At,
        '%' => WordMarks.Percent,
        '-' => WordMarks.Dash,
        _ => WordMarks.None,
    };
}
