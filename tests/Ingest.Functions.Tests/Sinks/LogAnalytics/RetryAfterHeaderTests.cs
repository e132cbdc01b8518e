using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    [InlineData("99999999999", 3600)]
    [InlineData("Sat, 21 Nov 2026 09:00:07 GMT", 7)]
    [InlineData("Sat, 21 Nov 2026 08:59:00 GMT", 0)]
    [InlineData("Sun, 21 Nov 2027 09:00:00 GMT", 3600)]
    public void Read_SecondsOrDate_IsAWait(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfterHeader.Read(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    public void Read_AnythingElse_IsNone(string? value) => Assert.Null(RetryAfterHeader.Read(value, Now));
}
