using System.Text;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Patterns.Automata;
using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Tests.Patterns;

/// <summary>Classes of many ranges cost a step per character as well; the budget of an engine that takes more would end before these texts do.</summary>
public sealed class LongTextTests
{
    // Near 64 KiB, and a multiple of what the patterns repeat.
    private const int Length = 64_800;

    [Theory]
    [InlineData("\\p{L}", '1', 'é')]
    [InlineData("\\P{L}", 'é', '1')]
    [InlineData("[\\p{L}_]", '1', '_')]
    [InlineData("[^\\p{L}]", 'é', '1')]
    [InlineData("[\\P{Nd}]", '1', 'é')]
    [InlineData("[^\\P{Nd}a]", 'é', '1')]
    [InlineData("\\p{Script=Greek}|\\p{Alphabetic}1", '1', 'α')]
    [InlineData("\\p{L}{2}\\p{Nd}$", 'é', '1')]
    [InlineData("^\\p{L}*\\p{Lu}$", 'é', 'É')]
    [InlineData("^(?:\\p{L}{400})+\\p{Lu}", 'é', 'É')]
    public void IsMatch_LastCharacterOfALongText_Found(string pattern, char many, char last)
    {
        PatternMatcher matcher = PatternMatcher.Create(pattern);
        string text = new(many, Length / Encoding.UTF8.GetByteCount([many]));

        Assert.True(matcher.IsMatch(Encoding.UTF8.GetBytes(text + last)));
        Assert.False(matcher.IsMatch(Encoding.UTF8.GetBytes(text)));
        Assert.IsType<CodePointMatcher>(Assert.IsType<DeferredMatcher>(matcher).Matcher);
    }

    [Theory]
    [InlineData("\\p{L}\\b", "1", "a")]
    [InlineData("(\\p{L})\\1", "1", "éé")]
    [InlineData("(?=\\P{L})[^\\p{Nd}]", "é", "-")]
    [InlineData("(?!1)\\p{L}", "\U0001F600", "\U00010400")]
    [InlineData("(?=\\P{L})\\p{So}", "\U00010400", "\U0001F600")]
    public void IsMatch_IrregularPattern_FindsTheLastCharacter(string pattern, string many, string last)
    {
        PatternMatcher matcher = PatternMatcher.Create(pattern);
        string text = string.Concat(Enumerable.Repeat(many, 500));

        Assert.IsType<RegexMatcher>(Assert.IsType<DeferredMatcher>(matcher).Matcher);
        Assert.True(matcher.IsMatch(Encoding.UTF8.GetBytes(text + last)));
        Assert.False(matcher.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Of_SupplementaryCharacters_AreTriedOnceTheHighSurrogateIsOne()
    {
        string expression = RegexTranslation.Of(PatternParser.Parse("[a\\u{10001}\\u{10003}-\\u{10801}]"));

        // The high surrogate that all lows follow, then those that some follow.
        Assert.Equal(
            "(?:[\\u0061-\\u0061]|(?=[\\uD800-\\uDBFF])(?:[\\uD801-\\uD801][\\uDC00-\\uDFFF]"
            + "|\\uD800[\\uDC01-\\uDC01\\uDC03-\\uDFFF]|\\uD802[\\uDC00-\\uDC01]))",
            expression);
    }
}
