using System.Globalization;

namespace Telemetry.Client.Scrubbing;

/// <summary>What a character is to the tokenizer.</summary>
internal static class Characters
{
    private const string Openings = "'\"`\u2018\u201C\u201E\u00AB\u2039\u300C\u300E";
    private const string Closings = "'\"`\u2019\u201D\u201C\u00BB\u203A\u300D\u300F";

    private const ushort No = 0;
    private const ushort Sp = (ushort)CharacterTraits.Space;
    private const ushort Wo = (ushort)CharacterTraits.Word;
    private const ushort Le = (ushort)(CharacterTraits.Word | CharacterTraits.LetterOrDigit);
    private const ushort Se = (ushort)(CharacterTraits.Word | CharacterTraits.LetterOrDigit | CharacterTraits.Secret);
    private const ushort Di = (ushort)(CharacterTraits.Word | CharacterTraits.LetterOrDigit | CharacterTraits.Digit);
    private const ushort Sl = (ushort)(CharacterTraits.Word | CharacterTraits.Slash);
    private const ushort Ba = (ushort)(CharacterTraits.Word | CharacterTraits.Backslash);
    private const ushort Co = (ushort)(CharacterTraits.Word | CharacterTraits.Colon);
    private const ushort Do = (ushort)(CharacterTraits.Word | CharacterTraits.Dot);
    private const ushort At = (ushort)(CharacterTraits.Word | CharacterTraits.At);
    private const ushort Pe = (ushort)(CharacterTraits.Word | CharacterTraits.Percent);
    private const ushort Da = (ushort)(CharacterTraits.Word | CharacterTraits.Dash);

    /// <summary>How many kinds of quotes there are.</summary>
    internal static int QuoteKinds => Openings.Length;

    // Part of the image: nothing is computed at the first use.
    private static ReadOnlySpan<ushort> Ascii =>
    [
        No, No, No, No, No, No, No, No, No, Sp, Sp, Sp, Sp, Sp, No, No, // control characters
        No, No, No, No, No, No, No, No, No, No, No, No, No, No, No, No,
        Sp, No, No, Wo, Wo, Pe, No, No, No, No, No, Wo, No, Da, Do, Sl, //   ! " # $ % & ' ( ) * + , - . /
        Di, Di, Di, Di, Di, Di, Di, Di, Di, Di, Co, No, No, No, No, No, // 0 1 2 3 4 5 6 7 8 9 : ; < = > ?
        At, Se, Le, Se, Le, Se, Le, Se, Le, Le, Le, Le, Le, Le, Se, Le, // @ A B C D E F G H I J K L M N O
        Se, Le, Le, Se, Le, Le, Le, Le, Le, Le, Le, No, Ba, No, No, Wo, // P Q R S T U V W X Y Z [ \ ] ^ _
        No, Le, Le, Le, Se, Se, Se, Se, Se, Le, Le, Le, Se, Le, Se, Le, // ` a b c d e f g h i j k l m n o
        Se, Le, Se, Se, Se, Le, Le, Se, Se, Se, Le, No, No, No, Wo, No, // p q r s t u v w x y z { | } ~
    ];

    internal static CharacterTraits TraitsOf(char c) => c < 128 ? (CharacterTraits)Ascii[c] : ForeignTraits(c);

    /// <summary>Whether it is part of a word: letters, digits and the marks that addresses, paths and versions are made with.</summary>
    internal static bool IsWord(char c) => (TraitsOf(c) & CharacterTraits.Word) != 0;

    /// <summary>Whether it is a letter, a digit, or belongs to one.</summary>
    internal static bool IsLetterOrDigit(char c) => (TraitsOf(c) & CharacterTraits.LetterOrDigit) != 0;

    /// <summary>Whether scripts that it belongs to are written without spaces, so that a word of another script may touch it.</summary>
    internal static bool IsUnspaced(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0E7F');

    /// <summary>The kind of quote that it opens; -1 where it opens none.</summary>
    internal static int QuoteKind(char c) => c switch
    {
        '\'' => 0,
        '"' => 1,
        '`' => 2,
        < '\u00AB' or > '\u300E' => -1,
        _ => Openings.IndexOf(c, StringComparison.Ordinal),
    };

    /// <summary>What closes a kind of quote.</summary>
    internal static char Closing(int kind) => Closings[kind];

    internal static bool IsClosing(char c) =>
        c is '\'' or '"' or '`' or '\u00BB' || (c is >= '\u2019' and <= '\u300F' && Closings.Contains(c, StringComparison.Ordinal));

    private static CharacterTraits ForeignTraits(char c)
    {
        // The scripts met most; the tables of Unicode take longer.
        if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'))
        {
            return CharacterTraits.Word | CharacterTraits.LetterOrDigit | CharacterTraits.Unspaced;
        }

        if (c is (>= '\u00D8' and <= '\u00F6') or (>= '\u00F8' and <= '\u02AF') or (>= '\u0400' and <= '\u0481') || char.IsSurrogate(c))
        {
            return CharacterTraits.Word | CharacterTraits.LetterOrDigit;
        }

        var traits = IsUnspaced(c) ? CharacterTraits.Unspaced : CharacterTraits.None;
        return traits | char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.Surrogate or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.Format => CharacterTraits.Word | CharacterTraits.LetterOrDigit,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => CharacterTraits.Space,
            _ => c == '\u0085' ? CharacterTraits.Space : CharacterTraits.None,
        };
    }
}
