using System.Text.RegularExpressions;

namespace Telemetry.Client.Events;

/// <summary>
/// A pattern of an operator's own schema. The library of expressions is loaded with the first text that is held against it; no
/// built-in event has one.
/// </summary>
/// <param name="expression">In .NET's dialect, translated from the schema's.</param>
internal sealed class BoundPattern(string expression)
{
    /// <summary>An expression that backtracks for longer has not matched.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private Regex? _regex;

    internal bool Matches(string text)
    {
        try
        {
            return (_regex ??= new(expression, RegexOptions.CultureInvariant, Patience)).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
