namespace Telemetry.Client.Events;

/// <summary>Brings values within bounds, or answers null for what does not fit. Generated code calls it.</summary>
internal static class Bounded
{
    /// <summary>One line of text: cut, with <c>?</c> for control characters.</summary>
    internal static string? Line(string? text, int minLength, int maxLength) => LongEnough(Clip.To(text, maxLength), minLength);

    /// <summary>Text that may have line breaks and tabs. A text with other control characters is brought into one line.</summary>
    internal static string? Lines(string? text, int minLength, int maxLength)
    {
        if (text is null || text.Length > maxLength || HasOtherControls(text))
        {
            return Line(text, minLength, maxLength);
        }

        return LongEnough(text, minLength);
    }

    /// <summary>A name as <see cref="NameRule"/> has it.</summary>
    internal static string? Name(string? text, int minLength, int maxLength)
    {
        var name = NameRule.Conform(text);
        return LongEnough(name?.Length > maxLength ? name[..maxLength] : name, minLength);
    }

    /// <summary>The name of a source file.</summary>
    internal static string? File(string? text, int minLength, int maxLength) => Line(SourceFileName.Of(text), Math.Max(1, minLength), maxLength);

    /// <summary>A time in UTC with milliseconds.</summary>
    internal static string? Moment(string? text, int minLength, int maxLength) =>
        text?.Length <= maxLength
        && text.Length >= minLength
        && WireText.TryReadTime(text, out var time)
        && time.Year is >= 1970 and < 2100
            ? text
            : null;

    /// <summary>Text of a form that only its schema knows. It is cut, but not rewritten: what does not match may be text that must not be sent.</summary>
    internal static string? Matching(string? text, int minLength, int maxLength, BoundPattern pattern) =>
        Line(text, minLength, maxLength) is { } line && pattern.Matches(line) ? line : null;

    /// <summary>The integer, or the bound that it is beyond.</summary>
    internal static long? Integer(long? value, long min, long max) => value is { } number ? Math.Clamp(number, min, max) : null;

    /// <summary>The number, or the bound that it is beyond; null for what is no number.</summary>
    internal static double? Number(double? value, double min, double max) =>
        value is { } number && !double.IsNaN(number) ? Math.Clamp(number, min, max) : null;

    private static string? LongEnough(string? text, int minLength) => text?.Length >= minLength ? text : null;

    private static bool HasOtherControls(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\t') && Clip.IsUnwritable(text, i))
            {
                return true;
            }
        }

        return false;
    }
}
