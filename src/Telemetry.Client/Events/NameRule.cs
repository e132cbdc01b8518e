using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Client.Events;

/// <summary>Names inside events: <c>^[a-z0-9][a-z0-9._-]*$</c>, at most 64 characters, as the catalogue's schemas demand.</summary>
internal static class NameRule
{
    /// <summary>The longest name, in characters (catalogue, <c>maxLength</c>).</summary>
    internal const int MaxLength = 64;

    /// <summary>Stands for a name of which <see cref="Conform"/> leaves nothing, where one is required.</summary>
    internal const string Unnamed = "unnamed";

    internal static bool IsWellFormed([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && (char.IsAsciiLetterLower(name[0]) || char.IsAsciiDigit(name[0]))
        && !name.AsSpan().ContainsAnyExceptInNames();

    /// <summary>
    /// The nearest well-formed name: lower case, <c>-</c> for every other character, without leading marks, cut at the bound.
    /// Null where nothing is left of it.
    /// </summary>
    internal static string? Conform(string? name)
    {
        return name is null || IsWellFormed(name) ? name : Nearest(name);
    }

    /// <summary>Apart from <see cref="Conform"/>, which nearly always has a well-formed name and must not load what this needs.</summary>
    private static string? Nearest(string name)
    {
        var conformed = string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var lower = char.ToLowerInvariant(source[i]);
                span[i] = IsNameCharacter(lower) ? lower : '-';
            }
        }).AsSpan().TrimStart("._-");

        return conformed.Length == 0 ? null : conformed[..Math.Min(conformed.Length, MaxLength)].ToString();
    }

    private static bool ContainsAnyExceptInNames(this ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!IsNameCharacter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-';
}
