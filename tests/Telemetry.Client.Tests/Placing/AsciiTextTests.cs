using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Tests.Placing;

public sealed class AsciiTextTests
{
    [Fact]
    public void Of_Ascii_IsTheSameAsOfUtf8() => Prop.ForAll<byte[]>(static bytes =>
    {
        var ascii = Array.ConvertAll(bytes, static b => (byte)(b & 0x7F));
        return AsciiText.Of(ascii) == Encoding.UTF8.GetString(ascii);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnythingElse_IsNoCharacterOfOurs() => Assert.Equal("a\uFFFD\uFFFDb", AsciiText.Of("aéb"u8));
}
