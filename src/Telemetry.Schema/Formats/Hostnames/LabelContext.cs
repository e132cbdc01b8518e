using Telemetry.Schema.Patterns.Syntax;
using Telemetry.Schema.Unicode;

namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>Characters that a U-label may have in some places: RFC 5892 appendix A.</summary>
internal static class LabelContext
{
    private static readonly CodePointSet Virama = UnicodeData.Find("virama")!;
    private static readonly CodePointSet Transparent = UnicodeData.Find("jt=T")!;
    private static readonly CodePointSet JoinsBoth = UnicodeData.Find("jt=D")!;
    private static readonly CodePointSet JoinsLeft = UnicodeData.Find("jt=L")!;
    private static readonly CodePointSet JoinsRight = UnicodeData.Find("jt=R")!;
    private static readonly CodePointSet Greek = UnicodeData.Find("sc=Greek")!;
    private static readonly CodePointSet Hebrew = UnicodeData.Find("sc=Hebrew")!;
    private static readonly CodePointSet Hiragana = UnicodeData.Find("sc=Hiragana")!;
    private static readonly CodePointSet Katakana = UnicodeData.Find("sc=Katakana")!;
    private static readonly CodePointSet Han = UnicodeData.Find("sc=Han")!;

    /// <summary>Whether the character at a position may stand there; null when its context does not matter.</summary>
    public static bool? Judge(int[] label, int at) => label[at] switch
    {
        0x200C => IsAfter(Virama, label, at) || Joins(label, at),
        0x200D => IsAfter(Virama, label, at),
        0xB7 => at > 0 && at < label.Length - 1 && label[at - 1] == 'l' && label[at + 1] == 'l',
        0x375 => at < label.Length - 1 && Greek.Contains(label[at + 1]),
        0x5F3 or 0x5F4 => IsAfter(Hebrew, label, at),
        0x30FB => Array.Exists(label, IsJapanese),
        >= 0x660 and <= 0x669 => !Array.Exists(label, point => point is >= 0x6F0 and <= 0x6F9),
        >= 0x6F0 and <= 0x6F9 => !Array.Exists(label, point => point is >= 0x660 and <= 0x669),
        _ => null,
    };

    private static bool IsAfter(CodePointSet set, int[] label, int at) => at > 0 && set.Contains(label[at - 1]);

    private static bool IsJapanese(int point) => Hiragana.Contains(point) || Katakana.Contains(point) || Han.Contains(point);

    // Appendix A.1: between letters that would join but for it.
    private static bool Joins(int[] label, int at)
    {
        int before = at - 1;
        while (before >= 0 && Transparent.Contains(label[before]))
        {
            before--;
        }

        int after = at + 1;
        while (after < label.Length && Transparent.Contains(label[after]))
        {
            after++;
        }

        return before >= 0
            && after < label.Length
            && (JoinsLeft.Contains(label[before]) || JoinsBoth.Contains(label[before]))
            && (JoinsRight.Contains(label[after]) || JoinsBoth.Contains(label[after]));
    }
}
