using System.Text;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>A place in a text, as editors count: from 1, columns in characters.</summary>
internal readonly record struct TextPlace(int Line, int Column)
{
    public static TextPlace Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        return new TextPlace(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    public TextPlace InLine(int line) => this with { Line = Line + line - 1 };
}
