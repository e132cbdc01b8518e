using Ingest.Functions.Mapping;

namespace Ingest.Functions.Tests.Mapping;

public sealed class ForeignTimeTests
{
    [Theory]
    [InlineData("2026-06-04T11:38:24+08:00", "2026-06-04T03:38:24.000Z")]
    [InlineData("2026-06-04T11:38:24.123456789-05:30", "2026-06-04T17:08:24.123Z")]
    [InlineData("2026-06-04T11:38:24.1Z", "2026-06-04T11:38:24.100Z")]
    [InlineData("2026-06-04T11:38:24.9999999999Z", "2026-06-04T11:38:24.999Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.000Z")]
    public void TryParse_Rfc3339_IsThatInstantInUtc(string text, string expected)
    {
        Assert.True(ForeignTime.TryParse(text, out var time));
        Assert.Equal(expected, EventTime.Text(time));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("2026-06-04")]
    [InlineData("2026-06-04T11:38:24")]
    [InlineData("2026-06-04 11:38:24Z")]
    [InlineData("2025-02-29T11:38:24Z")]
    [InlineData("2026-06-04T11:38:24.Z")]
    [InlineData("2026-06-04T11:38:24+8")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    [InlineData("2100-01-01T00:00:00+14:00x")]
    [InlineData("1764000000")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(ForeignTime.TryParse(text, out _));
}
