using System.Globalization;
using Telemetry.Schema.Patterns.Syntax;
using Telemetry.Schema.Unicode;

namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>Which characters a U-label may have, and where: RFC 5892 and RFC 5891 section 4.2.3.</summary>
internal static class UnicodeLabel
{
    private static readonly CodePointSet Unstable = UnicodeData.Find("Changes_When_NFKC_Casefolded")!;

    // RFC 5892 section 2.6.
    private static readonly CodePointSet ExceptionallyValid = Of([0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007]);
    private static readonly CodePointSet ExceptionallyDisallowed = Of([0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B]);

    // RFC 5892 sections 2.4 and 2.9: ignorable blocks and old Hangul jamo.
    private static readonly CodePointSet ByBlockDisallowed = CodePointSet.Of(
    [
        new(0x20D0, 0x20FF), new(0x1D100, 0x1D1FF), new(0x1D200, 0x1D24F),
        new(0x1100, 0x11FF), new(0xA960, 0xA97C), new(0xD7B0, 0xD7C6), new(0xD7CB, 0xD7FB),
    ]);

    /// <summary>Whether a label has only characters that it may have, each in its context.</summary>
    public static bool Holds(int[] label)
    {
        if (CategoryOf(label[0]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            return false;
        }

        for (int i = 0; i < label.Length; i++)
        {
            if (!(LabelContext.Judge(label, i) ?? IsValid(label[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsValid(int point)
    {
        if (ExceptionallyValid.Contains(point))
        {
            return true;
        }

        if (point < 0x80)
        {
            return point is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z');
        }

        bool isLetterOrDigit = CategoryOf(point)
            is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return isLetterOrDigit
            && !ExceptionallyDisallowed.Contains(point)
            && !Unstable.Contains(point)
            && !ByBlockDisallowed.Contains(point);
    }

    private static UnicodeCategory CategoryOf(int point) => CharUnicodeInfo.GetUnicodeCategory(point);

    private static CodePointSet Of(int[] points) => CodePointSet.Of(points.Select(point => new CodePointRange(point, point)));
}
