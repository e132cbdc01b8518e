namespace Telemetry.Client.Scrubbing;

/// <summary>Pairs of letters that words are made of.</summary>
internal static class LetterPairs
{
    // For each letter those that follow it: the pairs that make up 96 % of all in the names of .NET's public types and members.
    // Random letters have fewer than half of theirs among them.
    private static ReadOnlySpan<uint> Masks =>
    [
        0x1FEBD4E, // a: bcdgiklmnprstuvwxy
        0x01E4911, // b: aeilorstu
        0x13EDD95, // c: acehiklmoprstuvy
        0x0365919, // d: adeilmorsuv
        0x1FFF97F, // e: abcdefgilmnopqrstuvwxy
        0x01A4931, // f: aefilortu
        0x01669D1, // g: aeghilnorsu
        0x01A4911, // h: aeilortu
        0x2AEF87F, // i: abcdefglmnoprstvxz
        0x0104011, // j: aeou
        0x0040111, // k: aeis
        0x13CC91B, // l: abdeilopstuvy
        0x014D913, // m: abeilmopsu
        0x13EFDFF, // n: abcdefghiklmnoprstuvy
        0x07EFD6F, // o: abcdfgiklmnoprstuvw
        0x01ED991, // p: aehilmoprstu
        0x0160009, // q: adrsu
        0x13EFD7F, // r: abcdefgiklmnoprstuvy
        0x13FDDBD, // s: acdefhiklmopqrstuvy
        0x11ED995, // t: acehilmoprstuy
        0x00EB95F, // u: abcdegilmnprst
        0x00FD115, // v: aceimopqrst
        0x0066191, // w: aehinors
        0x0888114, // x: ceiptx
        0x004A100, // y: inps
        0x0000011, // z: ae
    ];

    /// <summary>Whether words have the pair; both are ASCII letters of any case.</summary>
    internal static bool AreUsual(char first, char second) => (Masks[(first | 0x20) - 'a'] & (1u << ((second | 0x20) - 'a'))) != 0;
}
