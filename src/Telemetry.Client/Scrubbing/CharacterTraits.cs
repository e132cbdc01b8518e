namespace Telemetry.Client.Scrubbing;

/// <summary>What a character is to the rules; those from <see cref="Digit"/> to <see cref="Dash"/> also say what is in a word, so that a rule need not look.</summary>
[Flags]
internal enum CharacterTraits : ushort
{
    /// <summary>It stands between words and opens nothing.</summary>
    None = 0,

    /// <summary>Part of a word: letters, digits and the marks that addresses, paths and versions are made with.</summary>
    Word = 1,

    /// <summary>A letter, a digit, or what belongs to one.</summary>
    LetterOrDigit = 1 << 1,

    /// <summary>Of a script that is written without spaces.</summary>
    Unspaced = 1 << 2,

    /// <summary>A blank or a line end.</summary>
    Space = 1 << 3,

    /// <summary>A known secret may begin with it.</summary>
    Secret = 1 << 4,

    Digit = 1 << 5,
    Slash = 1 << 6,
    Backslash = 1 << 7,
    Colon = 1 << 8,
    Dot = 1 << 9,
    At = 1 << 10,
    Percent = 1 << 11,
    Dash = 1 << 12,
}
