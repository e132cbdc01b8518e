namespace Telemetry.Client.Placing;

/// <summary>
/// Text of files that are written by us or the system in ASCII. The framework's own way from UTF-8 works on vectors, of which a process first
/// loads hundreds of types: that took a command three times as long as reading the file.
/// </summary>
internal static class AsciiText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A character for each byte; one that means nothing where a byte is not ASCII.</summary>
    internal static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = bytes[i] < 0x80 ? (char)bytes[i] : Replacement;
        }

        return new(text);
    }
}
