namespace Telemetry.Schema.Formats;

/// <summary>Two ASCII digits in a row.</summary>
internal static class TwoDigits
{
    /// <summary>Their value; negative when they are none.</summary>
    public static int Read(ReadOnlySpan<byte> text, int start)
    {
        uint tens = (uint)(text[start] - '0');
        uint ones = (uint)(text[start + 1] - '0');
        return tens > 9 || ones > 9 ? -100 : (int)((tens * 10) + ones);
    }
}
