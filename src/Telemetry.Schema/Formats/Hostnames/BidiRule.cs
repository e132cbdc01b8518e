using Telemetry.Schema.Patterns.Syntax;
using Telemetry.Schema.Unicode;

namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>The Bidi rule (RFC 5893 section 2): labels keep apart when some are written from right to left.</summary>
internal static class BidiRule
{
    private static readonly CodePointSet RightToLeft = Of("R", "AL");
    private static readonly CodePointSet RightToLeftOrNumber = Of("R", "AL", "AN");
    private static readonly CodePointSet InRightToLeft = Of("R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM");
    private static readonly CodePointSet InLeftToRight = Of("L", "EN", "ES", "CS", "ET", "ON", "BN", "NSM");
    private static readonly CodePointSet EndsRightToLeft = Of("R", "AL", "EN", "AN");
    private static readonly CodePointSet EndsLeftToRight = Of("L", "EN");
    private static readonly CodePointSet LeftToRight = Of("L");
    private static readonly CodePointSet EuropeanNumbers = Of("EN");
    private static readonly CodePointSet ArabicNumbers = Of("AN");
    private static readonly CodePointSet Marks = Of("NSM");

    /// <summary>Whether the labels of a name keep the rule, which matters where any has a character from right to left.</summary>
    public static bool Holds(IReadOnlyList<int[]> labels) =>
        !labels.Any(label => Array.Exists(label, point => point > 0x7F && RightToLeftOrNumber.Contains(point))) || labels.All(Holds);

    private static bool Holds(int[] label)
    {
        int last = label.Length - 1;
        while (last > 0 && Marks.Contains(label[last]))
        {
            last--;
        }

        if (RightToLeft.Contains(label[0]))
        {
            return Array.TrueForAll(label, InRightToLeft.Contains)
                && EndsRightToLeft.Contains(label[last])
                && !(Array.Exists(label, EuropeanNumbers.Contains) && Array.Exists(label, ArabicNumbers.Contains));
        }

        return LeftToRight.Contains(label[0]) && Array.TrueForAll(label, InLeftToRight.Contains) && EndsLeftToRight.Contains(label[last]);
    }

    private static CodePointSet Of(params string[] classes) =>
        CodePointSet.Of(classes.SelectMany(name => UnicodeData.Find($"bc={name}")!.Ranges));
}
