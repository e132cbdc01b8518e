namespace Telemetry.Client.Scrubbing;

/// <summary>A value that its name gives away.</summary>
/// <param name="NameStart">Where the name begins.</param>
/// <param name="Extent">The value.</param>
/// <param name="Marker">What takes its place; null where there is none.</param>
internal readonly record struct NamedValue(int NameStart, Extent Extent, string? Marker)
{
    /// <summary>No name of a user is longer (RFC 5321, section 4.5.3.1: 64 characters and a domain of 255), so that a long value is never read in vain.</summary>
    private const int LongestUser = 320;

    private const int ShortestName = 2;

    /// <summary>A word with a colon in it may be name and value.</summary>
    internal static NamedValue After(Lookahead ahead, Word word)
    {
        var text = ahead.Text;
        if (IsGlued(word, text))
        {
            return new(word.Start, new(word.Start + 2, word.End), Scrubbing.Marker.Secret);
        }

        var start = word.Start;
        while (word.Has(CharacterTraits.Colon) && text.AsSpan(start, word.End - start).IndexOf(':') is var length and >= 0)
        {
            var colon = start + length;
            if (length > 0 && colon + 1 < word.End && text[colon + 1] != ':' && Of(ahead, new(start, colon, word.Traits), new(AssignmentKind.Mark, colon + 1)) is { Marker: not null } value)
            {
                return value;
            }

            start = colon + 1;
        }

        if (word.Length < ShortestName)
        {
            return default;
        }

        var last = new Word(start < word.End ? start : word.Start, word.End, word.Traits);
        var assignment = Assignment.After(text, word.End);
        return assignment.Kind == AssignmentKind.None ? default : Of(ahead, last, assignment);
    }

    private static NamedValue Of(Lookahead ahead, Word word, Assignment assignment)
    {
        var text = ahead.Text;
        var name = word.In(text);
        var kind = SecretNames.Classify(name);
        if (kind == SecretName.None)
        {
            return default;
        }

        var marked = Scrubbing.Marker.LengthAt(text.AsSpan(assignment.Value)) > 0;
        var end = !marked && kind is SecretName.Secret or SecretName.User or SecretName.Connection or SecretName.AssignedSecret && assignment.Kind == AssignmentKind.Mark && IsAssigned(text, assignment.Value)
            ? ConnectionString.End(ahead, assignment.Value)
            : -1;
        if (end > 0)
        {
            return new(word.Start, new(assignment.Value, end), Scrubbing.Marker.Secret);
        }

        var extent = kind switch
        {
            SecretName.Secret => Secret(ahead, name, assignment),
            SecretName.AssignedSecret => assignment.Kind == AssignmentKind.Mark ? Assigned(ahead, assignment.Value) : default,
            SecretName.Option => assignment.Kind == AssignmentKind.Blank && !OptionValue.IsAt(text, assignment.Value) ? default : SecretValue.At(ahead, assignment.Value),
            SecretName.Header => assignment.Kind is AssignmentKind.Mark or AssignmentKind.Colon ? SecretValue.Line(ahead, assignment.Value) : default,
            SecretName.Scheme => LooksSecret.IsCredential(WordAt(ahead, assignment.Value)) ? SecretValue.At(ahead, assignment.Value) : default,
            SecretName.Login => Login(ahead, assignment),
            SecretName.User => User(ahead, assignment),
            _ => default,
        };
        return extent.IsEmpty ? default : new(word.Start, extent, kind == SecretName.User ? Scrubbing.Marker.User : Scrubbing.Marker.Secret);
    }

    private static Extent Secret(Lookahead ahead, ReadOnlySpan<char> name, Assignment assignment)
    {
        var text = ahead.Text;
        var at = assignment.Value;
        var word = WordAt(ahead, at);
        switch (assignment.Kind)
        {
            case AssignmentKind.Tag:
                var close = ahead.Tag(at);
                return close >= ahead.LineEnd(at) || Scrubbing.Marker.LengthAt(text.AsSpan(at)) > 0 ? default : new(at, close);
            case AssignmentKind.Blank when Characters.QuoteKind(text[at]) >= 0:
                return SecretValue.At(ahead, at) is { } quoted && quoted.End - quoted.Start >= 3 ? quoted : default;
            case AssignmentKind.Blank when word is "is" or "was":
                var next = Assignment.SkipBlanks(text, at + word.Length);
                return next < text.Length && LooksSecret.Is(WordAt(ahead, next)) ? SecretValue.At(ahead, next) : default;
            case AssignmentKind.Blank:
                return LooksSecret.Is(word) || LooksSecret.IsLast(text, at, word) ? SecretValue.At(ahead, at) : default;
            case AssignmentKind.Colon when MessageWords.Contains(word):
                return default;
            default:
                return LooksSecret.IsNothing(word) || (name[^1] is 's' or 'S' && IsNumber(word)) ? default : SecretValue.At(ahead, at);
        }
    }

    /// <summary>Counts are short numbers, and short names stand for those too.</summary>
    private static Extent Assigned(Lookahead ahead, int at)
    {
        var word = WordAt(ahead, at);
        if ((IsNumber(word) && word.Length <= 3) || LooksSecret.IsNothing(word))
        {
            return default;
        }

        // key="password" value="x": the value of the first is the name of the second.
        var value = SecretValue.At(ahead, at);
        return value.End - value.Start is > 0 and <= SecretNames.LongestName && SecretNames.Classify(ahead.Text.AsSpan(value.Start, value.End - value.Start)) == SecretName.Secret ? default : value;
    }

    /// <summary>A user alone is often an option's argument that names nobody; with a password it is not.</summary>
    private static Extent Login(Lookahead ahead, Assignment assignment)
    {
        var value = SecretValue.At(ahead, assignment.Value);
        var isLong = value.End - value.Start > LongestUser;
        return assignment.Kind == AssignmentKind.Mark || isLong || ahead.Text.AsSpan(value.Start, value.End - value.Start).Contains(':') ? value : default;
    }

    private static Extent User(Lookahead ahead, Assignment assignment)
    {
        var text = ahead.Text;
        var word = WordAt(ahead, assignment.Value);
        var quoted = Characters.QuoteKind(text[assignment.Value]) >= 0 || text[assignment.Value] == '\\';
        return assignment.Kind switch
        {
            AssignmentKind.Blank when !quoted => default,
            AssignmentKind.Tag => default,
            _ when !quoted && (word.IsEmpty || MessageWords.Contains(word) || IsNumber(word)) => default,
            _ => SecretValue.At(ahead, assignment.Value),
        };
    }

    /// <summary><c>-p</c> and a password in one word, as database clients take it.</summary>
    private static bool IsGlued(Word word, string text)
    {
        var span = word.In(text);
        return span[0] == '-' && span.StartsWith("-p", StringComparison.Ordinal) && LooksSecret.Is(span[2..]) && !span[1..].Contains('-');
    }

    private static bool IsAssigned(string text, int value) => value > 0 && text[value - 1] is '=' or ' ';

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExcept(CharacterSets.GroupedNumber);

    private static ReadOnlySpan<char> WordAt(Lookahead ahead, int at) => ahead.WordAt(at).In(ahead.Text);
}
