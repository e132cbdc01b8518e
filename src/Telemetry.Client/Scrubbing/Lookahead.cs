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

    internal string Text => text;

    /// <summary>How many characters were looked at.</summary>
    internal long Steps { get; set; }

    /// <summary>The next line feed, or the end of the text.</summary>
    internal int LineEnd(int from) => Next(ref _lineEnd, '\n', from);

    /// <summary>The next semicolon, or the end of the text.</summary>
    internal int Semicolon(int from) => Next(ref _semicolon, ';', from);

    /// <summary>The next mark on the same line that closes this kind of quote: no letter or digit follows it. -1 where there is none.</summary>
    internal int Closing(int kind, int from)
    {
        ref var found = ref _closings[kind];
        var at = Next(ref found, Characters.Closing(kind), from);
        while (at + 1 < text.Length && Characters.IsLetterOrDigit(text[at + 1]))
        {
            at = Search(Characters.Closing(kind), at + 1);
            found = new(found.From, at + 1);
        }

        return at < LineEnd(from) ? at : -1;
    }

    private int Next(ref Found found, char c, int from)
    {
        if (found.At <= from || from < found.From)
        {
            found = new(from, Search(c, from) + 1);
        }

        return found.At - 1;
    }

    private int Search(char c, int from)
    {
        var length = text.AsSpan(from).IndexOf(c);
        var at = length < 0 ? text.Length : from + length;
        Steps += at - from + 1;
        return at;
    }

    /// <summary>The answer of a search: one past where it was found, so that the default says that nothing was searched yet.</summary>
    private readonly record struct Found(int From, int At);
}
