namespace Telemetry.Client.Scrubbing;

/// <summary>Tells tokens that read like random ones from long names.</summary>
internal static class RandomToken
{
    /// <summary>Shorter ones are names, versions and abbreviated digests.</summary>
    internal const int Shortest = 16;

    /// <summary>Whether a run of letters, digits, <c>_</c>, <c>-</c>, <c>+</c> in the word is one.</summary>
    internal static bool IsIn(ReadOnlySpan<char> word)
    {
        for (var start = 0; start + Shortest <= word.Length;)
        {
            var end = start;
            while (end < word.Length && (char.IsAsciiLetterOrDigit(word[end]) || word[end] is '_' or '-' or '+'))
            {
                end++;
            }

            if (end - start >= Shortest && Is(word[start..end]))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    /// <summary>
    /// Names are made of pieces (<c>Resnet</c>, <c>50</c>, <c>int</c>, <c>8</c>) of four and more characters on average; random tokens of two. Digests have more
    /// digits than names have, and random letters are not the pairs that words are made of.
    /// </summary>
    private static bool Is(ReadOnlySpan<char> token)
    {
        var count = Census.Of(token);
        if (count.Letters < 3 || token.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return count.Letters == 0 && count.Digits == token.Length && token.Length >= 24;
        }

        var perPiece = (double)(count.Letters + count.Digits) / count.Pieces;
        var strange = count.Pairs >= 8 && count.UsualPairs * 100 < count.Pairs * 72;
        return token.Length switch
        {
            >= 32 when count.Digits > 0 => strange || perPiece < 3.6 || (count.Digits * 5 > token.Length && count.Switches >= 3),
            >= 24 => strange || (count.Digits > 0 && (perPiece < 3.3 || (count.Digits * 4 > token.Length && count.Switches >= 3))) || perPiece < 2.6,
            >= 20 => strange || (count.Digits > 0 && (perPiece < 2.9 || (count.Digits * 3 > token.Length && count.Switches >= 3))) || perPiece < 2.3,
            _ => count.Digits > 0 && (strange || perPiece < 2.3 || (count.Digits * 3 > token.Length && count.Switches >= 3)),
        };
    }

    /// <param name="Pairs">Letters that touch, but for the first of a word in camel case and the one before it.</param>
    /// <param name="Pieces">Runs of one kind; an upper-case letter before lower-case ones belongs to them.</param>
    /// <param name="Switches">Places where a letter and a digit touch.</param>
    private readonly record struct Census(int Letters, int Digits, int Pairs, int UsualPairs, int Pieces, int Switches)
    {
        internal static Census Of(ReadOnlySpan<char> token)
        {
            int letters = 0, digits = 0, pairs = 0, usual = 0, pieces = 0, switches = 0;
            var before = Kind.Mark;
            var previous = '\0';
            foreach (var c in token)
            {
                var kind = KindOf(c);
                letters += kind is Kind.Lower or Kind.Upper ? 1 : 0;
                digits += kind == Kind.Digit ? 1 : 0;
                if (kind is Kind.Lower or Kind.Upper && (before == kind || (before == Kind.Upper && kind == Kind.Lower)))
                {
                    pairs++;
                    usual += LetterPairs.AreUsual(previous, c) ? 1 : 0;
                }

                pieces += kind != Kind.Mark && kind != before && !(before == Kind.Upper && kind == Kind.Lower) ? 1 : 0;
                switches += kind != Kind.Mark && before != Kind.Mark && (kind == Kind.Digit) != (before == Kind.Digit) ? 1 : 0;
                before = kind;
                previous = c;
            }

            return new(letters, digits, pairs, usual, Math.Max(pieces, 1), switches);
        }

        private static Kind KindOf(char c)
        {
            if (char.IsAsciiDigit(c))
            {
                return Kind.Digit;
            }

            return char.IsAsciiLetterLower(c) ? Kind.Lower : char.IsAsciiLetterUpper(c) ? Kind.Upper : Kind.Mark;
        }
    }

    private enum Kind
    {
        Mark,
        Digit,
        Lower,
        Upper,
    }
}
