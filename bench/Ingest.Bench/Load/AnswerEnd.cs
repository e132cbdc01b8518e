using System.Buffers.Text;

namespace Ingest.Bench.Load;

/// <summary>Tells whether an answer has arrived whole: its head, and as much body as that says.</summary>
internal static class AnswerEnd
{
    private static ReadOnlySpan<byte> LengthHeader => "\r\nContent-Length: "u8;

    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var at = bytes[..head].IndexOf(LengthHeader);
        var body = at >= 0 && Utf8Parser.TryParse(bytes[(at + LengthHeader.Length)..], out int length, out _) ? length : 0;
        return bytes.Length >= head + 4 + body;
    }
}
