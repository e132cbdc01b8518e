namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Parses regular expressions as ECMA-262 section 22.2.1 defines them with the <c>u</c> flag.</summary>
internal sealed class PatternParser
{
    // Bounds the recursion of whatever walks the tree.
    private const int MaxNesting = 100;

    private readonly PatternText _text;
    private readonly GroupIndex _groups;
    private readonly EscapeParser _escapes;
    private readonly ClassParser _classes;
    private int _opened;
    private int _nesting;

    private PatternParser(string pattern)
    {
        _text = new PatternText(pattern);
        _groups = GroupIndex.Of(pattern);
        _escapes = new EscapeParser(_text);
        _classes = new ClassParser(_text, _escapes);
    }

    /// <exception cref="PatternException">The pattern is not a regular expression.</exception>
    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        PatternNode node = parser.ParseChoice();
        return parser._text.IsAtEnd ? node : throw parser._text.Fault("the end");
    }

    private PatternNode ParseChoice()
    {
        if (++_nesting > MaxNesting)
        {
            throw new PatternException(JsonSchemaRefusal.NotSupported, $"its groups nest deeper than {MaxNesting} levels.");
        }

        var alternatives = new List<PatternNode> { ParseSequence() };
        while (_text.TryTake('|'))
        {
            alternatives.Add(ParseSequence());
        }

        _nesting--;
        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives);
    }

    private PatternNode ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (!_text.IsAtEnd && _text.Next is not ('|' or ')'))
        {
            parts.Add(ParseTerm());
        }

        return parts.Count == 1 ? parts[0] : new SequenceNode(parts);
    }

    private PatternNode ParseTerm() => TryParsePosition() ?? ParseRepeat(ParseAtom());

    // Positions and lookarounds take no quantifier.
    private PatternNode? TryParsePosition()
    {
        if (_text.TryTake('^'))
        {
            return new PositionNode(Position.Start);
        }

        if (_text.TryTake('$'))
        {
            return new PositionNode(Position.End);
        }

        if (_text.TryTake("\\b"))
        {
            return new PositionNode(Position.WordBoundary);
        }

        if (_text.TryTake("\\B"))
        {
            return new PositionNode(Position.NoWordBoundary);
        }

        return _text.TryTake("(?=") ? ParseLook(Look.Ahead)
            : _text.TryTake("(?!") ? ParseLook(Look.NotAhead)
            : _text.TryTake("(?<=") ? ParseLook(Look.Behind)
            : _text.TryTake("(?<!") ? ParseLook(Look.NotBehind)
            : null;
    }

    private LookNode ParseLook(Look look) => new(look, ParseGroupRest());

    private PatternNode ParseAtom()
    {
        switch (_text.Next)
        {
            case '.':
                _text.Take('.', ".");
                return new SetNode(CodePointSet.Dot);
            case '[':
                return new SetNode(_classes.Parse());
            case '(':
                return ParseGroup();
            case '\\':
                return ParseEscape();
            case '*' or '+' or '?' or '{':
                throw _text.Fault("something to repeat");
            case ']' or '}':
                throw _text.Fault("a backslash before a bracket that is meant as such");
            default:
                return new SetNode(CodePointSet.Single(_text.TakeCodePoint("a character")));
        }
    }

    private PatternNode ParseGroup()
    {
        if (_text.TryTake("(?:"))
        {
            return ParseGroupRest();
        }

        if (_text.TryTake("(?<"))
        {
            string name = _text.TakeUntil('>', "a name and >");
            if (!IsName(name))
            {
                throw new PatternException(JsonSchemaRefusal.InvalidSchema, $"'{name}' is not a name for a group.");
            }
        }
        else
        {
            _text.Take('(', "a group");
            if (_text.Next == '?')
            {
                throw _text.Fault("one of (?: (?= (?! (?<= (?<! (?<name>");
            }
        }

        int number = ++_opened;
        return new GroupNode(number, ParseGroupRest());
    }

    private PatternNode ParseGroupRest()
    {
        PatternNode part = ParseChoice();
        _text.Take(')', "a closing parenthesis");
        return part;
    }

    private PatternNode ParseEscape()
    {
        int start = _text.Mark();
        _text.Take('\\', "an escape");
        if (_text.TryTake('k'))
        {
            _text.Take('<', "the name of a group in < >");
            string name = _text.TakeUntil('>', "the name of a group in < >");
            return new BackreferenceNode(_groups.Find(name)
                ?? throw new PatternException(JsonSchemaRefusal.InvalidSchema, $"no group has the name '{name}'."));
        }

        if (_text.Next is >= '1' and <= '9' && _text.TryTakeDecimal(out int number))
        {
            return number <= _groups.Count
                ? new BackreferenceNode(number)
                : throw new PatternException(JsonSchemaRefusal.InvalidSchema, $"\\{number} refers to a group, and there are {_groups.Count}.");
        }

        _text.Return(start);
        return new SetNode(_escapes.Parse(EscapePlace.Outside));
    }

    private PatternNode ParseRepeat(PatternNode part)
    {
        int least;
        int? most;
        if (_text.TryTake('*'))
        {
            (least, most) = (0, null);
        }
        else if (_text.TryTake('+'))
        {
            (least, most) = (1, null);
        }
        else if (_text.TryTake('?'))
        {
            (least, most) = (0, 1);
        }
        else if (_text.TryTake('{'))
        {
            (least, most) = ParseCounts();
        }
        else
        {
            return part;
        }

        return new RepeatNode(part, least, most, _text.TryTake('?') ? Greed.Lazy : Greed.Greedy);
    }

    private (int Least, int? Most) ParseCounts()
    {
        if (!_text.TryTakeDecimal(out int least))
        {
            throw _text.Fault("a number of repetitions, or a backslash before a brace that is meant as such");
        }

        int? most = least;
        if (_text.TryTake(','))
        {
            most = _text.TryTakeDecimal(out int bound) ? bound : null;
        }

        if (most < least)
        {
            throw _text.Fault($"a number of at least {least} before");
        }

        _text.Take('}', "a closing brace");
        return (least, most);
    }

    // ECMAScript identifiers, without their escapes.
    private static bool IsName(string name) =>
        name.Length > 0
        && !char.IsDigit(name[0])
        && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '$');
}
