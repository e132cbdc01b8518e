using System.Text;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class ServiceErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"ContentLengthLimitExceeded","message":"m"}}""", "ContentLengthLimitExceeded")]
    [InlineData("""{"error":{"code":"a b"}}""", null)]
    [InlineData("""{"error":{"code":7}}""", null)]
    [InlineData("""{"error":"x"}""", null)]
    [InlineData("""{"error":{"code":"x" """, null)]
    [InlineData("[]", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void Code_OfABody_IsWhatLooksLikeOne(string body, string? code) =>
        Assert.Equal(code, ServiceError.Code(Encoding.UTF8.GetBytes(body)));
}
