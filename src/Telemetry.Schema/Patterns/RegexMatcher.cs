using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Telemetry.Schema.Patterns;

/// <summary>Matches with .NET's engine, on the text transcoded to UTF-16.</summary>
internal sealed class RegexMatcher : PatternMatcher
{
    private readonly Regex _regex;

    public RegexMatcher(string pattern)
    {
        try
        {
            _regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            throw new PatternException(e.Message);
        }
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(text.Length);
        int length = Encoding.UTF8.GetChars(text, rented);
        bool isMatch = _regex.IsMatch(rented.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(rented);
        return isMatch;
    }
}
