namespace Telemetry.Client.Scrubbing;

/// <summary>Goes over a text once, from word to word, and writes what may stay.</summary>
/// <param name="text">The text, as <see cref="VisibleText"/> gives it.</param>
/// <param name="enough">The pass may end once it has written more than so many characters.</param>
/// <param name="known">Where the pass that wrote the text was done with it.</param>
internal sealed class ScrubPass(string text, int enough, Quiet known)
{
    /// <summary>The longest quoted path that is looked for (Windows, MAX_PATH).</summary>
    private const int LongestQuoted = 260;

    /// <summary>A name of a variable before a path is not longer.</summary>
    private const int LongestStart = 64;

    private readonly Lookahead _ahead = new(text);
    private readonly ScrubbedText _kept = new(text);
    private int _at;
    private Word _before;

    /// <summary>
    /// Where the last marker ends. A quote that closes a path there is taken for one that opens, as the next pass would, so that a row of them does not
    /// take a pass each; but not around what holds words, of which the next pass may make less.
    /// </summary>
    private int _replaced = -1;

    /// <summary>The quote behind the last quoted path.</summary>
    private int _closing = -1;
    private int _noTarget = -1;
    private int _noRelative = -1;

    /// <summary>From where on the next place is quiet; none has to be looked for where it is beyond the text.</summary>
    private int _quietAfter = Quiet.Margin;

    /// <summary>Where this pass was done with the text.</summary>
    internal Quiet Quiet { get; private set; } = Quiet.None;

    /// <summary>How many characters were looked at.</summary>
    internal long Steps => _ahead.Steps;

    internal string Run()
    {
        while (_at < text.Length && _kept.LengthUpTo(_at) <= enough)
        {
            if (_at >= _quietAfter && BecomesQuiet())
            {
                Keep(text.Length);
                break;
            }

            var c = text[_at];
            if (Characters.IsWord(c))
            {
                if (!((c == '-' && TryKeyBlock()) || (c is '+' or (>= '0' and <= '9') && TryNumber())))
                {
                    ReadWord();
                }
            }
            else if (!((c == '<' && TryMarker()) || (c == '(' && TryNumber()) || (c is not (' ' or '\n') && TryQuoted())))
            {
                Keep(_at + 1);
            }
        }

        return _kept.UpTo(_at);
    }

    /// <summary>Whether the pass may end here.</summary>
    private bool BecomesQuiet()
    {
        if (_at <= _closing || _at <= _noTarget || _at < _noRelative || _ahead.IsWithinWord(_at))
        {
            return false;
        }

        if (Quiet.At < 0)
        {
            Quiet = Quiet.Of(_kept.LengthUpTo(_at), _at, _before);
        }

        if (_at > known.At)
        {
            _quietAfter = int.MaxValue;
        }

        return _at == known.At && Quiet.Of(_at, _at, _before) == known;
    }

    private bool TryMarker()
    {
        var length = Marker.LengthAt(text.AsSpan(_at));
        Keep(_at + length);
        return length > 0;
    }

    private bool TryKeyBlock() => KeyBlock.End(_ahead, _at) is var end and > 0 && ReplaceWhole(end, Marker.Secret);

    /// <summary>Quotes say where a path ends, whatever is in it.</summary>
    private bool TryQuoted()
    {
        var kind = Characters.QuoteKind(text[_at]);
        if (kind < 0)
        {
            return false;
        }

        var closes = _at == _closing || (_at > 0 && Characters.IsLetterOrDigit(text[_at - 1]));
        if (closes && _at != _replaced)
        {
            return false;
        }

        var start = _at + 1;
        var closing = _ahead.Closing(kind, start);
        if (closing <= start || closing - start > LongestQuoted)
        {
            return false;
        }

        _ahead.Steps += closing - start;
        if (closes && text.AsSpan(start, closing - start).TrimStart(": ").ContainsAny(' ', '\t'))
        {
            return false;
        }

        if (closing + 2 < text.Length && text[closing + 1] == '@' && Characters.IsLetterOrDigit(text[closing + 2]))
        {
            return ReplaceWhole(_ahead.WordAt(closing + 1).End, Marker.Email);
        }

        var end = text[closing - 1] == '\\' && text[start] != '\\' && start > 1 && text[start - 2] == '\\' ? closing - 1 : closing;
        var content = text.AsSpan(start, end - start);
        if (!PathShape.IsQuoted(content))
        {
            return false;
        }

        Keep(start);
        _closing = closing;
        return EndsWithQuotedName(content, text[closing]) ? ReplaceNamed(end, Marker.Path) : Replace(end, Marker.Path);
    }

    /// <summary>After an open quote the next that opens looks like the one that closes: <c>"/x, "token":"…"</c> ends with a name.</summary>
    private static bool EndsWithQuotedName(ReadOnlySpan<char> content, char quote)
    {
        var name = content[(content.LastIndexOf(quote) + 1)..];
        return name.Length < content.Length && name.Length is > 0 and < SecretNames.LongestName && Characters.IsLetterOrDigit(name[0]);
    }

    private bool TryNumber()
    {
        if (!NumberShape.MayBegin(text, _at) || (_at > 0 && text[_at - 1] is '-' or '.'))
        {
            return false;
        }

        var number = NumberShape.At(text, _at);
        return number.Marker is not null && ReplaceWhole(number.End, number.Marker);
    }

    private void ReadWord()
    {
        var word = _ahead.WordAt(_at);
        if (!TryUrl(word) && !TryPath(word) && !TryNumberAfterColon(word) && !TryKnownSecret(word) && !TryValue(word))
        {
            KeepOrReplace(word);
        }
    }

    /// <summary><c>tel:</c> and the like.</summary>
    private bool TryNumberAfterColon(Word word)
    {
        if (!word.Has(CharacterTraits.Colon | CharacterTraits.Digit))
        {
            return false;
        }

        for (var at = word.Start + 1; at < word.End; at++)
        {
            if (text[at - 1] == ':' && text[at] is '+' or (>= '0' and <= '9') && NumberShape.MayBegin(text, at) && NumberShape.At(text, at) is { Marker: { } marker } number)
            {
                KeepOrReplace(word with { End = at - 1 });
                Keep(at);
                return Replace(number.End, marker);
            }
        }

        return false;
    }

    private bool TryUrl(Word word)
    {
        if (!word.HasAny(CharacterTraits.Colon | CharacterTraits.Dot) || !(UrlShape.Is(_ahead, word) || IsCopyTarget(word)))
        {
            return false;
        }

        return UrlShape.IsFile(word.In(text)) ? ReplaceNamed(PathExtent.End(_ahead, _at), Marker.Path) : ReplaceNamed(UrlShape.End(_ahead, _at), Marker.Url);
    }

    /// <summary>What goes on behind an <c>@</c> is looked at once, however often the word is read on from within.</summary>
    private bool IsCopyTarget(Word word)
    {
        if (!word.Has(CharacterTraits.At | CharacterTraits.Colon) || _ahead.AtSign(_at) is var sign && (sign == _at || sign >= word.End || sign == _noTarget))
        {
            return false;
        }

        if (UrlShape.IsCopyTarget(text.AsSpan(sign + 1, word.End - sign - 1)))
        {
            return true;
        }

        _noTarget = sign;
        return false;
    }

    private bool TryPath(Word word)
    {
        var first = text[_at];
        if ((!word.HasAny(CharacterTraits.Slash | CharacterTraits.Backslash) && first is not ('$' or '%')) || (first == '/' && _at > 0 && text[_at - 1] == '<' && !text.AsSpan(_at + 1, word.Length - 1).Contains('/')))
        {
            return false;
        }

        var isPath = PathShape.Starts(text.AsSpan(_at, Math.Max(word.Length, Math.Min(LongestStart, text.Length - _at)))) || IsRelative(word);
        return isPath && ReplaceNamed(PathExtent.End(_ahead, _at), Marker.Path);
    }

    /// <summary>Where a word is no path, none of its ends is.</summary>
    private bool IsRelative(Word word)
    {
        if (word.End == _noRelative)
        {
            return false;
        }

        if (PathShape.IsRelative(word.In(text)))
        {
            return true;
        }

        _noRelative = word.End;
        return false;
    }

    /// <summary>What ends with a name, such as <c>/x,password: </c>, may have a value behind it.</summary>
    private bool ReplaceNamed(int end, string marker)
    {
        var start = end;
        while (start > _at && end - start < SecretNames.LongestName && (Characters.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '='))
        {
            start--;
        }

        var name = new Word(start, text.AsSpan(start, end - start).TrimEnd('=').Length + start, CharacterTraits.None);
        var value = name.Length > 0 ? NamedValue.After(_ahead, name) : default;
        Replace(end, marker);
        if (value.Marker is null || value.Extent.Start < end || _at < end)
        {
            return true;
        }

        Keep(value.Extent.Start);
        return Replace(value.Extent.End, value.Marker);
    }

    private bool TryKnownSecret(Word word)
    {
        if (!KnownSecrets.IsIn(word.In(text)))
        {
            return false;
        }

        var end = word.End;
        while (end < text.Length && text[end] == '=')
        {
            end++;
        }

        return Replace(end, Marker.Secret);
    }

    private bool TryValue(Word word)
    {
        var value = NamedValue.After(_ahead, word);
        if (value.Marker is null)
        {
            return false;
        }

        if (value.NameStart > word.Start)
        {
            KeepOrReplace(word with { End = value.NameStart });
        }

        Keep(value.Extent.Start);
        return Replace(value.Extent.End, value.Marker);
    }

    private void KeepOrReplace(Word word)
    {
        if (WordRules.Concern(word) && WordRules.MarkerOf(word.In(text), word.Traits, ContextOf(word)) is { } marker)
        {
            if (marker == Marker.Email && word.Start > 0 && text[word.Start - 1] == '<')
            {
                _kept.DropDisplayName(_at);
            }

            ReplaceWhole(word.End, marker);
            return;
        }

        _before = word;
        Keep(word.End);
    }

    /// <summary>What the word before announces, with at most an equals sign or a blank between.</summary>
    private WordContext ContextOf(Word word)
    {
        var name = _before.In(text);
        if (word.Start - _before.End is not (1 or 2))
        {
            return WordContext.None;
        }

        if (name.EndsWith("version", StringComparison.OrdinalIgnoreCase) || name.Equals("v", StringComparison.OrdinalIgnoreCase) || name.Equals("ver", StringComparison.OrdinalIgnoreCase))
        {
            return WordContext.Version;
        }

        return name.Equals("PublicKeyToken", StringComparison.OrdinalIgnoreCase) && word.Length == 16 ? WordContext.PublicKey : WordContext.None;
    }

    private void Keep(int end) => _at = end;

    /// <summary>Stops where a block of keys begins: taking its first line alone, it would leave the key.</summary>
    private bool Replace(int end, string marker) => ReplaceWhole(KeyBlock.First(_ahead, _at + 1, end), marker);

    private bool ReplaceWhole(int end, string marker)
    {
        _kept.Replace(_at, end, marker);
        _at = end;
        _replaced = end;
        Quiet = Quiet.None;
        _quietAfter = end + Quiet.Margin;
        return true;
    }
}
