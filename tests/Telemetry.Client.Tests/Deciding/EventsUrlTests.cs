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
}
