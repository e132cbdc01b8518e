using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Deciding;

namespace Telemetry.Client.Tests.Deciding;

public sealed class EventsUrlTests
{
    [Theory]
    [InlineData("https://t.example", "https://t.example/v1/events")]
    [InlineData("https://t.example/", "https://t.example/v1/events")]
    [InlineData("https://t.example/dws", "https://t.example/dws")]
    [InlineData("https://t.example/v1/events/", "https://t.example/v1/events/")]
    [InlineData("https://t.example/?code=1", "https://t.example/?code=1")]
    [InlineData("http://127.0.0.1:7071", "http://127.0.0.1:7071/v1/events")]
    [InlineData("http://localhost:7071/x", "http://localhost:7071/x")]
    [InlineData("http://[::1]:7071", "http://[::1]:7071/v1/events")]
    public void Read_UsableUrl_IsTheAddressToPostTo(string text, string expected) =>
        Assert.Equal(new(UrlState.Usable, new Uri(expected)), EventsUrl.Read(text));

    [Theory]
    [InlineData(null, UrlState.Absent)]
    [InlineData("t.example", UrlState.Malformed)]
    [InlineData("/v1/events", UrlState.Malformed)]
    [InlineData("ftp://t.example", UrlState.Malformed)]
    [InlineData("file:///tmp/x", UrlState.Malformed)]
    [InlineData("https://", UrlState.Malformed)]
    [InlineData("https://user:secret@t.example", UrlState.Malformed)]
    [InlineData("http://t.example", UrlState.PlainHttp)]
    [InlineData("http://127.0.0.1.t.example", UrlState.PlainHttp)]
    [InlineData("http://localhost.t.example", UrlState.PlainHttp)]
    public void Read_OtherText_SaysWhyNot(string? text, UrlState expected) => Assert.Equal(new(expected, null), EventsUrl.Read(text));

    [Theory]
    [InlineData("https://telemetry.example.com")]
    [InlineData("https://t-1.example:8443/v1/events")]
    [InlineData("https://contoso-prod.azurewebsites.net/")]
    [InlineData("http://127.0.0.1:7071")]
    [InlineData("http://localhost:7071/dws")]
    public void PlainUrl_AsOperatorsWriteThem_IsToldWithoutTheParser(string text) => Assert.True(PlainUrl.IsUsable(text));

    [Fact]
    public void StateOf_AnyPieces_IsTheStateThatReadFinds()
    {
        var piece = Gen.Elements(
            "https://", "http://", "HTTPS://", "localhost", "127.0.0.1", "127.1", "0x7f", "[::1]", "t", "example", "a1", "1", "-", "--", ".", "xn--", "_",
            new string('l', 64), ":", "8443", "0", "65536", "/", "//", "..", "v1", "?", "#", "@", "%41", "%", " ", "é", "~", "\\", "");
        Prop.ForAll(Gen.ArrayOf(piece).Select(string.Concat).ToArbitrary(), text => EventsUrl.StateOf(text) == EventsUrl.Read(text).State)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
