using System.Buffers;

namespace Telemetry.Client.Scrubbing;

/// <summary>Characters that rules search for.</summary>
internal static class CharacterSets
{
    internal static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    internal static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What known secrets go on with.</summary>
    internal static readonly SearchValues<char> SecretRest = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.");

    /// <summary>What dotted quads and versions are made of.</summary>
    internal static readonly SearchValues<char> DottedNumber = SearchValues.Create("0123456789.");

    /// <summary>What fractions and dates are made of.</summary>
    internal static readonly SearchValues<char> SlashedNumber = SearchValues.Create("0123456789/");

    /// <summary>What counts are made of.</summary>
    internal static readonly SearchValues<char> GroupedNumber = SearchValues.Create("0123456789.,");

    /// <summary>What is not in the name of a setting.</summary>
    internal static readonly SearchValues<char> NotInNames = SearchValues.Create("\"'<>;:/");

    /// <summary>What ends a value with blanks before its semicolon comes.</summary>
    internal static readonly SearchValues<char> NotInSpacedValues = SearchValues.Create("=\n\"':<>");

    /// <summary>What is in a quoted sentence rather than in a quoted path.</summary>
    internal static readonly SearchValues<char> NotInSpacedPaths = SearchValues.Create("<>=:;,?!\"");
}
