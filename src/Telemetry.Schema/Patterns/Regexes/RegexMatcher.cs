using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Regexes;

/// <summary>Matches with .NET's engine, on the text transcoded to UTF-16: for patterns that make no small automaton.</summary>
internal sealed class RegexMatcher : PatternMatcher
{
    // A pattern that backtracks longer than this over one text is taken as not matching, so that no text holds a thread.
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(50);

    private readonly Regex _regex;

    public RegexMatcher(PatternNode pattern)
    {
        string expression = RegexTranslation.Of(pattern);
        try
        {
            _regex = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            // Lookarounds, back-references and large counts need the engine that backtracks.
            _regex = new Regex(expression, RegexOptions.CultureInvariant, Budget);
        }
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int length = Encoding.UTF8.GetChars(text, rented);
            return _regex.IsMatch(rented.AsSpan(0, length));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
