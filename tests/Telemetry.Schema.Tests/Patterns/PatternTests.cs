using System.Text;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Patterns.Automata;
using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Runs;
using Telemetry.Schema.Patterns.Shapes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("b", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("c$", "abc", true)]
    [InlineData("c$", "abc\n", false)]
    [InlineData("^$", "", true)]
    [InlineData("$^", "", true)]
    [InlineData("$^", "a", false)]
    [InlineData("a$b", "a", false)]
    [InlineData("^(^a|b)*$", "ab", true)]
    [InlineData("^(^a|b)*$", "aab", false)]
    [InlineData("^(a|bc)+$", "abca", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{2,}$", "aaaa", true)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData("^a??b$", "ab", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^\\d+$", "123", true)]
    [InlineData("^\\d+$", "١", false)]
    [InlineData("^\\D$", "١", true)]
    [InlineData("^\\w$", "é", false)]
    [InlineData("^\\W$", "é", true)]
    [InlineData("^\\s+$", "\t\u00a0\ufeff\u2029\u3000", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^\\S$", "\u180e", true)]
    [InlineData("^[^a-c]$", "😀", true)]
    [InlineData("^[a\\-z]$", "-", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[-a]$", "-", true)]
    [InlineData("^[\\b]$", "\b", true)]
    [InlineData("^[\\d_]$", "_", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData("^[😀-😂]$", "😃", false)]
    [InlineData("^[\\u{1F600}-\\u{1F602}]$", "😁", true)]
    [InlineData("^\\ud83d\\ude00$", "😀", true)]
    [InlineData("^\\u0041\\x42\\cJ\\0\\/$", "AB\n\0/", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^\\p{Lu}\\p{Letter}\\P{L}$", "ÄöA", false)]
    [InlineData("^\\p{Lu}\\p{Letter}\\P{L}$", "Äö1", true)]
    [InlineData("^\\p{L}$", "𝐀", true)]
    [InlineData("^\\p{gc=Nd}$", "١", true)]
    [InlineData("^\\p{ASCII}+$", "aé", false)]
    [InlineData("^\\p{Any}$", "😀", true)]
    public void IsMatch_RegularPattern_SameInEveryEngine(string pattern, string text, bool expected)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        PatternNode node = PatternParser.Parse(pattern);
        var classes = new CodePointClasses(CodePointClasses.SetsOf(node));
        Nfa? characters = Nfa.TryBuild(node, classes);
        Nfa? bytes = Nfa.TryBuild(node, Utf8Alphabet.Instance);

        Assert.NotNull(characters);
        Assert.NotNull(bytes);
        Assert.Equal(expected, new NfaMatcher(characters, classes).IsMatch(utf8));
        Assert.Equal(expected, new CodePointMatcher(DfaBuilder.TryBuild(characters)!, classes).IsMatch(utf8));
        Assert.Equal(expected, new RegexMatcher(node).IsMatch(utf8));
        Assert.Equal(expected, DfaBuilder.TryBuild(bytes) is { } table ? new DfaMatcher(table).IsMatch(utf8) : expected);
    }

    [Theory]
    [InlineData("^.{1,400}$", "é", true)]
    [InlineData("^.{1,400}$", "", false)]
    [InlineData("^\\p{Lu}\\p{L}{2}\\P{L}$", "Äöü1", true)]
    [InlineData("^\\p{Lu}\\p{L}{2}\\P{L}$", "Äöü", false)]
    public void IsMatch_RegularPatternWithManyRanges_ReadsCharacters(string pattern, string text, bool expected)
    {
        PatternMatcher matcher = PatternMatcher.Create(pattern);

        Assert.IsType<CodePointMatcher>(Behind(matcher));
        Assert.Equal(expected, matcher.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void IsMatch_LargeCountsAtEveryCharacter_EndsWithinItsBudget()
    {
        PatternMatcher matcher = PatternMatcher.Create("a[a-c]{500,1000}d");

        Assert.IsType<NfaMatcher>(Behind(matcher));
        Assert.True(matcher.IsMatch(Encoding.UTF8.GetBytes($"b{new string('a', 600)}d")));
        Assert.False(matcher.IsMatch(Encoding.UTF8.GetBytes(new string('a', 65_536))));
    }

    [Fact]
    public void Create_CountsOfNothing_EndsAtOnce()
    {
        string pattern = $"^{string.Concat(Enumerable.Repeat("(?:", 50))}{string.Concat(Enumerable.Repeat("){2000000000}", 50))}a$";

        Assert.True(PatternMatcher.Create(pattern).IsMatch("a"u8));
        Assert.False(PatternMatcher.Create("a{2000000000}").IsMatch("a"u8));
    }

    [Theory]
    [InlineData("^(?=a)\\w+$", "abc", true)]
    [InlineData("^(?!a)\\w+$", "abc", false)]
    [InlineData("(?<=a)b", "ab", true)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("\\bfoo\\b", "a foo b", true)]
    [InlineData("\\bfoo\\b", "éfooé", true)]
    [InlineData("\\Boo", "foo", true)]
    [InlineData("^(a|b)\\1$", "aa", true)]
    [InlineData("^(a|b)\\1$", "ab", false)]
    [InlineData("^(?<x>a)?\\k<x>b$", "b", true)]
    [InlineData("^\\k<x>(?<x>a)$", "a", true)]
    [InlineData("^(?:(a)|b)\\1$", "b", true)]
    public void IsMatch_IrregularPattern_Backtracks(string pattern, string text, bool expected)
    {
        PatternMatcher matcher = PatternMatcher.Create(pattern);

        Assert.IsType<RegexMatcher>(Behind(matcher));
        Assert.Equal(expected, matcher.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[a")]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData("a{")]
    [InlineData("a{2,1}")]
    [InlineData("a{,1}")]
    [InlineData("a**")]
    [InlineData("*a")]
    [InlineData("^*")]
    [InlineData("(?=a)*")]
    [InlineData("(?i:a)")]
    [InlineData("(?<1>a)")]
    [InlineData("(?<n>a)(?<n>b)")]
    [InlineData("\\k<n>")]
    [InlineData("\\k")]
    [InlineData("\\1")]
    [InlineData("(a)\\2")]
    [InlineData("\\a")]
    [InlineData("\\-")]
    [InlineData("\\")]
    [InlineData("\\c1")]
    [InlineData("\\01")]
    [InlineData("\\x4")]
    [InlineData("\\u123")]
    [InlineData("\\u{110000}")]
    [InlineData("\\u{x}")]
    [InlineData("\\p")]
    [InlineData("[b-a]")]
    [InlineData("[\\d-z]")]
    public void Create_NotARegularExpression_Refused(string pattern)
    {
        PatternException e = Assert.Throws<PatternException>(() => PatternMatcher.Create(pattern));

        Assert.Equal(JsonSchemaRefusal.InvalidSchema, e.Reason);
    }

    [Fact]
    public void Create_DeepGroups_Refused()
    {
        string pattern = new string('(', 100_000) + new string(')', 100_000);

        Assert.Equal(JsonSchemaRefusal.NotSupported, Assert.Throws<PatternException>(() => PatternMatcher.Create(pattern)).Reason);
    }

    [Fact]
    public void IsMatch_PatternThatBacktracksForever_DoesNotMatch()
    {
        PatternMatcher matcher = PatternMatcher.Create("^(?=a)(a+)+\\1b$");

        Assert.False(matcher.IsMatch(Encoding.UTF8.GetBytes(new string('a', 5_000))));
    }

    [Fact]
    public void IsMatch_PatternThatDotNetNeverEnds_EndsWithinItsBudget()
    {
        Assert.False(PatternMatcher.Create("(?=)(?:(?:(?:[a-c]|(?:ab|)))+?){2,}(?!)").IsMatch(".-a cb."u8));
    }

    [Theory]
    [InlineData("^[A-Za-z][A-Za-z0-9]*([._][A-Za-z0-9]+)*$")]
    [InlineData("^[0-9a-f]{16}$|^$")]
    [InlineData("^[é0-9]{16}$")]
    [InlineData("[0-9a-f]{16}$")]
    [InlineData("^.{1,64}$")]
    public void Create_UsualPattern_IsATable(string pattern)
    {
        Assert.IsType<DfaMatcher>(Behind(PatternMatcher.Create(pattern)));
    }

    [Theory]
    [InlineData("^[0-9a-f]{15}$", "0123456789abcde", "0123456789abcdg")]
    [InlineData("^[acegi]{16}$", "acegiacegiacegia", "acegiacegiacegi")]
    [InlineData("^[0-9a-f]{65}$", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0", "0123456789abcdef")]
    [InlineData("^[A-Za-z0-9._:+-]*$", "a.b:c+d-e_f", "a.b:c+d-e_f and")]
    [InlineData("^[^\\u0000-\\u001F\\u007F]*$", "grün, 😀 and longer than sixteen", "grün, 😀 and longer than sixteen\u007f")]
    [InlineData("^[a-z][a-z0-9]+$", "a1", "1a")]
    [InlineData("^[a-z][a-z0-9]{0,3}$", "abcd", "abcde")]
    public void Create_CharactersOfOneKind_IsARun(string pattern, string match, string other)
    {
        RunMatcher matcher = Assert.IsType<RunMatcher>(PatternMatcher.Create(pattern));

        Assert.True(matcher.IsMatch(Encoding.UTF8.GetBytes(match)));
        Assert.False(matcher.IsMatch(Encoding.UTF8.GetBytes(other)));
    }

    [Theory]
    [InlineData("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("^(\\d{4})-(?:\\d{2}-\\d{2})T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$")]
    [InlineData("^[0-9A-Fa-f]{16}$")]
    [InlineData("^[0-9a-f]{32}$")]
    [InlineData("^(?:[0-9a-f]{2}){32}$")]
    public void Create_PatternOfOneLength_IsFixed(string pattern)
    {
        Assert.IsType<FixedMatcher>(PatternMatcher.Create(pattern));
    }

    private static PatternMatcher Behind(PatternMatcher matcher) => Assert.IsType<DeferredMatcher>(matcher).Matcher;
}
