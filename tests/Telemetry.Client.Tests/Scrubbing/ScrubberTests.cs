using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Tests.Scrubbing;

public sealed class ScrubberTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\0b\u0085c", "a b\nc")]
    [InlineData("\u001B[31mred\u001B[0m \u001B]0;title\u0007x \u001B(Bok\u001B", "red x ok")]
    [InlineData("\u009B31mred", "red")]
    [InlineData("\u001B]open string\nnext", "\nnext")]
    public void Scrub_WhatDoesNotShow_IsGone(string? text, string expected) => Assert.Equal(expected, Scrubber.Scrub(text, 100));

    [Fact]
    public void Scrub_LoneSurrogates_AreReplaced()
    {
        Assert.Equal("a?b", Scrubber.Scrub("a\uD83Db", 100));
        Assert.Equal("?", Scrubber.Scrub("\uDE00", 100));
    }

    [Theory]
    [InlineData("abcdef ghijkl", 8, "abcdef …")]
    [InlineData("abcdefg😀hijkl", 9, "abcdefg…")]
    [InlineData("abcd /home/jane/x", 8, "abcd …")]
    [InlineData("abcd /home/jane/x", 11, "abcd <path>")]
    [InlineData("abcdefgh", 8, "abcdefgh")]
    [InlineData("abcdefgh", 1, "…")]
    [InlineData("seen at 1.2.3.4.5.6", 16, "seen at <ip>…")]
    public void Scrub_LongText_IsCutAfterwards(string text, int cap, string expected) => Assert.Equal(expected, Scrubber.Scrub(text, cap));

    [Fact]
    public void Scrub_RandomTokens_AreTakenForWhatTheyAre()
    {
        // Of 20,000 tokens of 32 characters from five alphabets, drawn from a fixed seed.
        string[] alphabets =
        [
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
        ];
        var random = new Random(1);
        var missed = Enumerable.Range(0, 20_000).Count(i =>
        {
            var token = new string(random.GetItems<char>(alphabets[i % alphabets.Length], 32));
            return Scrubber.Scrub($"the value {token} was refused", 200).Contains(token, StringComparison.Ordinal);
        });

        Assert.True(missed < 100, $"{missed} missed");
    }

    [Theory]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("1111111111111117")]
    [InlineData("17179869184")]
    public void Scrub_NumberWithoutARightCheckDigit_IsNoCard(string number) => Assert.Equal(number, Scrubber.Scrub(number, 100));

    [Theory]
    [InlineData("1.2.3.4", "<ip>")]
    [InlineData("v1.2.3.4", "v1.2.3.4")]
    [InlineData("version 1.2.3.4", "version 1.2.3.4")]
    [InlineData("FileVersion=1.2.3.4", "FileVersion=1.2.3.4")]
    [InlineData("0.1.2.3", "0.1.2.3")]
    [InlineData("1.2.3.4-beta", "1.2.3.4-beta")]
    [InlineData("1.2.3.4.5", "1.2.3.4.5")]
    [InlineData("1.2.3.256", "1.2.3.256")]
    public void Scrub_FourNumbers_AreAnAddressUnlessAVersionIsMeant(string text, string expected) => Assert.Equal(expected, Scrubber.Scrub(text, 100));
}
