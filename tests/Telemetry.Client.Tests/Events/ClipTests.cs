using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class ClipTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab\U0001F600", 3, "ab")]
    [InlineData("ab\U0001F600", 4, "ab\U0001F600")]
    [InlineData("a\0b\nc\u007F", 9, "a?b?c?")]
    [InlineData("", 3, "")]
    [InlineData(null, 3, null)]
    public void To_Text_FitsOnCodePointBoundaries(string? text, int length, string? expected) =>
        Assert.Equal(expected, Clip.To(text, length));

    [Fact]
    public void To_LoneSurrogates_AreReplaced()
    {
        Assert.Equal("a?b", Clip.To("a\uD83Db", 9));
        Assert.Equal("?", Clip.To("\uDE00", 9));
    }

    [Fact]
    public void To_AnyText_IsShortValidAndPrintable() => Prop.ForAll<NonNull<string>, byte>((text, length) =>
    {
        var clipped = Clip.To(text.Get, length)!;
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

        return clipped.Length <= length && !clipped.Any(char.IsControl) && strict.GetString(strict.GetBytes(clipped)) == clipped;
    }).QuickCheckThrowOnFailure();
}
