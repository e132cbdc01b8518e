using System.Text;
using Telemetry.Schema.Patterns;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Formats;

/// <summary>The format <c>regex</c>: what <c>pattern</c> takes.</summary>
internal static class RegexFormat
{
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        try
        {
            PatternParser.Parse(Encoding.UTF8.GetString(text));
            return true;
        }
        catch (PatternException)
        {
            return false;
        }
    }
}
