using System.Text;

namespace Telemetry.Schema.Catalogue;

/// <summary>The C# name of a wire name: <c>exit_code</c> is <c>ExitCode</c>, <c>MXC.Error</c> is <c>MXCError</c>.</summary>
internal static class PascalCase
{
    public static string Of(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        var startsWord = true;
        foreach (var c in wireName)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.ToString();
    }
}
