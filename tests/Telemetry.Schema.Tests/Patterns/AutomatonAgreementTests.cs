using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Patterns.Automata;
using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Runs;
using Telemetry.Schema.Patterns.Shapes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Tests.Patterns;

/// <summary>The automata, our translation to .NET, and for ASCII .NET's own ECMAScript mode agree on every text.</summary>
public sealed class AutomatonAgreementTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Gen<string> AsciiAtom = Gen.Elements(
        "a", "b", "-", "\\d", "\\w", "\\s", "\\W", "[a-c]", "[^ab]", "[\\d_b]", "\\.", "(a|b)", "(?:ab|)");

    private static readonly Gen<string> AnyAtom = Gen.OneOf(
        AsciiAtom, Gen.Elements(".", "é", "€", "😀", "[é-€]", "[^é]", "[a-😀]", "[\\u0080-\\u07ff]", "[\\u{10000}-\\u{10400}]", "\\p{Lu}", "\\P{L}", "\\S"));

    private static readonly Gen<string> Text =
        Gen.Elements("a", "b", "c", "A", "1", "_", "-", ".", " ", "\n", "\u0080", "é", "߿", "ࠀ", "€", "\uffff", "😀", "𐀀", "𐐀", "\u2028", "١")
            .ListOf().Select(string.Concat);

    [Fact]
    public void IsMatch_AnyPattern_EnginesAgree()
    {
        int tables = 0;
        Prop.ForAll(Pattern(AnyAtom, 3).ToArbitrary(), Gen.Sized(_ => Text.Resize(8).ListOf(20)).ToArbitrary(), (pattern, texts) =>
        {
            PatternNode node = PatternParser.Parse(pattern);
            NfaMatcher states = Following(node);
            CodePointMatcher? characters = OfCharacters(node);
            DfaMatcher? table = OfBytes(node);
            tables += table is null ? 0 : 1;
            var regex = new Regex(RegexTranslation.Of(node), RegexOptions.None, Patience);
            return texts.All(text =>
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                bool? expected = IsMatch(regex, text);
                bool actual = states.IsMatch(utf8);
                return actual == (expected ?? actual) && actual == (table?.IsMatch(utf8) ?? actual) && actual == (characters?.IsMatch(utf8) ?? actual);
            });
        }).Check(Many);

        Assert.True(tables > 200, $"Only {tables} of the patterns made a table.");
    }

    [Fact]
    public void IsMatch_PatternOfOneLength_AgreesWithTheTable()
    {
        Gen<string> part = Gen.Elements("a", "[0-9]", "[0-9a-f]", "[0-9A-Fa-f]", "-", "\\x00", "\\x7f", "[b-b]", "(?:ab){2}");
        Gen<char> character = Gen.Elements('a', 'b', '0', '9', 'f', 'F', '-', '\0', '\x7f', 'g', '/', ':');
        Gen<(PatternNode Pattern, string Text)> sample =
            from parts in part.ArrayOf(20)
            from likely in Gen.Elements(true, false)
            from noise in character.ArrayOf(60)
            from place in Gen.Choose(0, 40)
            let text = string.Concat(parts.Select(p => Example(p, noise)))
            let changed = text.Remove(place % text.Length, 1).Insert(place % text.Length, noise[0].ToString())
            select (PatternParser.Parse($"^{string.Concat(parts)}$"), likely ? text : changed);
        int matches = 0;
        Prop.ForAll(sample.ToArbitrary(), pair =>
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(pair.Text);
            bool expected = OfBytes(pair.Pattern)!.IsMatch(utf8);
            matches += expected ? 1 : 0;
            return FixedMatcher.TryBuild(pair.Pattern)?.IsMatch(utf8) == expected
                && FixedMatcher.TryBuild(pair.Pattern)?.IsMatch([.. utf8, 0x61]) == false
                && FixedMatcher.TryBuild(pair.Pattern)?.IsMatch(utf8.AsSpan(1)) == false;
        }).Check(Many);

        Assert.InRange(matches, 100, 390);
    }

    [Fact]
    public void IsMatch_TimesWithAlternatives_AgreeWithTheTable()
    {
        PatternNode pattern = PatternParser.Parse(
            "^(19[7-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$");
        FixedMatcher shape = FixedMatcher.TryBuild(pattern)!;
        DfaMatcher table = OfBytes(pattern)!;
        Gen<string> time =
            from digits in Gen.Choose(0, 9).ArrayOf(17)
            from place in Gen.Choose(0, 23)
            from other in Gen.Elements('0', '1', '2', '3', '9', '-', ':', 'Z', '/')
            let text = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{1969 + (digits[0] * 7)}-{digits[1] % 2}{digits[2]}-{digits[3] % 4}{digits[4]}T{digits[5] % 3}{digits[6]}:{digits[7] % 6}{digits[8]}:{digits[9] % 7}{digits[10]}.{digits[11]}{digits[12]}{digits[13]}Z")
            select digits[14] < 5 ? text : text.Remove(place, 1).Insert(place, other.ToString());
        int matches = 0;

        Prop.ForAll(time.ToArbitrary(), text =>
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            matches += shape.IsMatch(utf8) ? 1 : 0;
            return shape.IsMatch(utf8) == table.IsMatch(utf8);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        Assert.InRange(matches, 100, 1_900);
    }

    [Fact]
    public void IsMatch_Run_AgreesWithTheTable()
    {
        Gen<string> set = Gen.Elements("[a-c]", "[^\\u0000-\\u001f]", "[A-Za-z0-9._-]", ".", "\\S", "\\w", "[^b]", "[\\x7f-\\x80]", "[é-€]");
        Gen<(string Pattern, string Text)> sample =
            from head in Gen.Elements("", "[a-b]", "\\d", "[^a]")
            from run in set
            from count in Gen.Elements("*", "+", "{0,5}", "{3}", "{2,}")
            from size in Gen.Choose(0, 40)
            from text in Gen.OneOf(Text.Resize(size), Gen.Elements("a", "b").ListOf(size).Select(string.Concat))
            select ($"^{head}{run}{count}$", text);
        int runs = 0;

        Prop.ForAll(sample.ToArbitrary(), pair =>
        {
            PatternNode pattern = PatternParser.Parse(pair.Pattern);
            byte[] utf8 = Encoding.UTF8.GetBytes(pair.Text);
            RunMatcher? run = RunMatcher.TryBuild(pattern);
            runs += run is null ? 0 : 1;
            return run is null || run.IsMatch(utf8) == Following(pattern).IsMatch(utf8);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        Assert.True(runs > 500, $"Only {runs} of the patterns were runs.");
    }

    [Fact]
    public void IsMatch_AsciiPattern_AgreesWithEcmaScriptMode()
    {
        Gen<string> ascii = Gen.Elements("a", "b", "c", "A", "1", "_", "-", ".", " ").ListOf().Select(string.Concat);
        Prop.ForAll(Pattern(AsciiAtom, 3).ToArbitrary(), ascii.Resize(8).ListOf(20).ToArbitrary(), (pattern, texts) =>
        {
            // Unlike ECMAScript's, .NET's $ also matches before a line feed at the end; these texts have none.
            var regex = new Regex(pattern, RegexOptions.ECMAScript, Patience);
            PatternMatcher automaton = PatternMatcher.Create(pattern);
            return texts.All(text => IsMatch(regex, text) is not { } expected || automaton.IsMatch(Encoding.UTF8.GetBytes(text)) == expected);
        }).Check(Many);
    }

    [Fact]
    public void SequencesOf_AnyRange_HoldExactlyItsCodePoints()
    {
        Gen<int> codePoint = Gen.OneOf(
            Gen.Choose(0, 0x10FFFF), Gen.Choose(0, 0x900), Gen.Elements(0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF));
        Prop.ForAll(codePoint.Three().ToArbitrary(), points =>
        {
            (int first, int last, int probe) = (Math.Min(points.Item1, points.Item2), Math.Max(points.Item1, points.Item2), points.Item3);
            CodePointSet set = CodePointSet.Of([new(first, last)]);
            return ((int[])[first, last, first - 1, last + 1, probe]).Where(Rune.IsValid).All(
                point => Holds(set, point) == (point >= first && point <= last));
        }).Check(Many);
    }

    private static DfaMatcher? OfBytes(PatternNode pattern) =>
        DfaBuilder.TryBuild(Nfa.TryBuild(pattern, Utf8Alphabet.Instance)!) is { } table ? new DfaMatcher(table) : null;

    private static CodePointMatcher? OfCharacters(PatternNode pattern)
    {
        var classes = new CodePointClasses(CodePointClasses.SetsOf(pattern));
        return DfaBuilder.TryBuild(Nfa.TryBuild(pattern, classes)!) is { } table ? new CodePointMatcher(table, classes) : null;
    }

    private static NfaMatcher Following(PatternNode pattern)
    {
        var classes = new CodePointClasses(CodePointClasses.SetsOf(pattern));
        return new NfaMatcher(Nfa.TryBuild(pattern, classes)!, classes);
    }

    // .NET's engine never ends on some repetitions of what may be empty, (?:(?:a|)+?){2,} for one; it has no say on those.
    private static bool? IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // A text that the part matches.
    private static string Example(string part, char[] noise) => part switch
    {
        "[0-9]" => "7",
        "[0-9a-f]" => noise[1] is 'f' ? "f" : "0",
        "[0-9A-Fa-f]" => noise[2] is 'F' ? "F" : "a",
        "\\x00" => "\0",
        "\\x7f" => "\x7f",
        "[b-b]" => "b",
        "(?:ab){2}" => "abab",
        _ => part,
    };

    private static bool Holds(CodePointSet set, int codePoint)
    {
        var bytes = new byte[4];
        int length = new Rune(codePoint).EncodeToUtf8(bytes);
        return Utf8Alphabet.Instance.SequencesOf(set).Count(sequence =>
            sequence.Length == length && !sequence.Where((range, i) => bytes[i] < range.First || bytes[i] > range.Last).Any()) == 1;
    }

    private static Gen<string> Pattern(Gen<string> atom, int depth)
    {
        if (depth == 0)
        {
            return atom;
        }

        Gen<string> inner = Pattern(atom, depth - 1);
        Gen<string> quantifier = Gen.Elements("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?");
        return Gen.OneOf(
            atom,
            inner.Two().Select(two => two.Item1 + two.Item2),
            inner.Two().Select(two => $"(?:{two.Item1}|{two.Item2})"),
            inner.Zip(quantifier).Select(repeat => $"(?:{repeat.Item1}){repeat.Item2}"),
            inner.Select(part => $"^{part}"),
            inner.Select(part => $"{part}$"),
            inner.Select(part => $"^{part}$"));
    }
}
