namespace Telemetry.Client.Scrubbing;

/// <summary>
/// Searches ahead in a text and remembers what it found, so that many searches over the same stretch cost one. Positions of one kind are
/// asked for in rising order.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class Lookahead(string text)
{
    private readonly Found[] _closings = new Found[Characters.QuoteKinds];
    private Found _lineEnd;
    private Found _semicolon;
    private Found _tag;
    private Found _at;
    private Found _scheme;
    private WordRun _run;

    internal string Text => text;

    /// <summary>How many characters were looked at.</summary>
    internal long Steps { get; set; }

    /// <summary>The next line feed, or the end of the text.</summary>
    internal int LineEnd(int from) => Next(ref _lineEnd, "\n", from);

    /// <summary>The next semicolon, or the end of the text.</summary>
    internal int Semicolon(int from) => Next(ref _semicolon, ";", from);

    /// <summary>The next <c>&lt;</c>, or the end of the text.</summary>
    internal int Tag(int from) => Next(ref _tag, "<", from);

    /// <summary>The next <c>@</c>, or the end of the text.</summary>
    internal int AtSign(int from) => Next(ref _at, "@", from);

    /// <summary>The next <c>://</c>, or the end of the text.</summary>
    internal int Scheme(int from) => Next(ref _scheme, "://", from);

    /// <summary>The word that begins at <paramref name="start"/>, which is a word's character; empty at the end of the text and on any other character.</summary>
    internal Word WordAt(int start)
    {
        if (start >= text.Length || !Characters.IsWord(text[start]))
        {
            return new(start, start, CharacterTraits.None);
        }

        if (!_run.Covers(start))
        {
            _run = WordRun.At(text, start);
            Steps += _run.End - start;
        }

        return _run.From(start);
    }

    /// <summary>Whether the word that was read last goes on there.</summary>
    internal bool IsWithinWord(int at) => _run.Covers(at);

    /// <summary>The next mark on the same line that closes this kind of quote: no letter or digit follows it. -1 where there is none.</summary>
    internal int Closing(int kind, int from)
    {
        ref var found = ref _closings[kind];
        var mark = Characters.Closing(kind);
        if (!found.Answers(from))
        {
            var at = from - 1;
            do
            {
                at = Search([mark], at + 1);
            }
            while (at + 1 < text.Length && Characters.IsLetterOrDigit(text[at + 1]));

            found = new(from, at + 1);
        }

        return found.At - 1 < LineEnd(from) ? found.At - 1 : -1;
    }

    private int Next(ref Found found, string sought, int from)
    {
        if (!found.Answers(from))
        {
            found = new(from, Search(sought, from) + 1);
        }

        return found.At - 1;
    }

    private int Search(ReadOnlySpan<char> sought, int from)
    {
        var length = text.AsSpan(from).IndexOf(sought);
        var at = length < 0 ? text.Length : from + length;
        Steps += at - from + 1;
        return at;
    }

    /// <summary>The answer of a search: one past where it was found, so that the default says that nothing was searched yet.</summary>
    private readonly record struct Found(int From, int At)
    {
        internal bool Answers(int from) => from >= From && from < At;
    }
}
