namespace Telemetry.Client.Scrubbing;

/// <summary>Pairs of letters that words are made of.</summary>
internal static class LetterPairs
{
    // For each letter those that follow it: the pairs that make up 96 % of all in the names of .NET's public types and members.
    // Random letters have fewer than half of theirs among them.
    private static readonly uint[] Masks =
    [
        .. new[]
        {
            "bcdgiklmnprstuvwxy", "aeilorstu", "acehiklmoprstuvy", "adeilmorsuv", "abcdefgilmnopqrstuvwxy", "aefilortu", "aeghilnorsu", "aeilortu",
            "abcdefglmnoprstvxz", "aeou", "aeis", "abdeilopstuvy", "abeilmopsu", "abcdefghiklmnoprstuvy", "abcdfgiklmnoprstuvw", "aehilmoprstu", "adrsu",
            "abcdefgiklmnoprstuvy", "acdefhiklmopqrstuvy", "acehilmoprstuy", "abcdegilmnprst", "aceimopqrst", "aehinors", "ceiptx", "inps", "ae",
        }.Select(static followers => followers.Aggregate(0u, static (mask, c) => mask | (1u << (c - 'a')))),
    ];

    /// <summary>Whether words have the pair; both are ASCII letters of any case.</summary>
    internal static bool AreUsual(char first, char second) => (Masks[(first | 0x20) - 'a'] & (1u << ((second | 0x20) - 'a'))) != 0;
}
