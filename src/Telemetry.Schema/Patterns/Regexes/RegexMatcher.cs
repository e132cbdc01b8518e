using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Regexes;

/// <summary>Matches with .NET's backtracking engine, on the text transcoded to UTF-16: for patterns that are not regular.</summary>
/// <remarks>
/// Its other engine, which does not backtrack, takes none of these patterns, and of regular ones with more than 255 different
/// classes it mistakes a line feed at the end of the text (seen in .NET 10.0).
/// </remarks>
internal sealed class RegexMatcher(PatternNode pattern) : PatternMatcher
{
    // A text that takes longer is taken as not matching, so that none holds a thread.
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(50);

    private readonly Regex _regex = new(RegexTranslation.Of(pattern), RegexOptions.CultureInvariant, Budget);

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
