using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class UploadMeteringTests
{
    [Theory]
    [InlineData(204, "204")]
    [InlineData(400, "400")]
    [InlineData(401, "401")]
    [InlineData(403, "403")]
    [InlineData(404, "404")]
    [InlineData(408, "408")]
    [InlineData(413, "413")]
    [InlineData(429, "429")]
    [InlineData(500, "5xx")]
    [InlineData(599, "5xx")]
    [InlineData(302, "other")]
    [InlineData(999, "other")]
    public void Word_OfAStatus_IsOneOfAFixedSet(int status, string word) => Assert.Equal(word, UploadMetering.Word(UploadAnswer.Of(status)));

    [Fact]
    public void Word_WithoutAStatus_SaysWhy()
    {
        Assert.Equal("network", UploadMetering.Word(UploadAnswer.Failed("ConnectionError")));
        Assert.Equal("no-token", UploadMetering.Word(UploadAnswer.NoToken("")));
        Assert.Equal("interrupted", UploadMetering.Word(UploadAnswer.Interrupted));
    }
}
