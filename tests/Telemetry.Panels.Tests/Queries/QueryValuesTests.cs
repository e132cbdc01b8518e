using Ingest.Testing;
using Telemetry.Panels.Queries;

namespace Telemetry.Panels.Tests.Queries;

public sealed class QueryValuesTests
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    [Fact]
    public void Values_NotGiven_AreThoseOfTheFile()
    {
        var values = new QueryValues(QueryFiles.Of(QueryKind.Alert, "no-events"), Now, new Dictionary<string, string>());

        Assert.Equal(Now.AddHours(-1).ToUnixTimeMilliseconds(), values.StartTime);
        Assert.Equal(Now.AddDays(-1).ToUnixTimeMilliseconds(), values.BaselineStart);
        Assert.Equal(Now.ToUnixTimeMilliseconds(), values.EndTime);
        Assert.Equal(500, values.Number("minEventsBefore"));
        Assert.Equal(QueryValues.Any, values.App);
    }

    [Theory]
    [InlineData("15s", 15_000)]
    [InlineData("30m", 1_800_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    public void Span_OfAKqlText_IsMilliseconds(string text, long expected) => Assert.Equal(expected, KqlLiteral.Span(text));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("7 days")]
    [InlineData("-1h")]
    public void Span_OfAnythingElse_IsRefused(string text) => Assert.Throws<FormatException>(() => KqlLiteral.Span(text));

    [Theory]
    [InlineData(1, "1m")]
    [InlineData(24, "15m")]
    [InlineData(168, "1h")]
    [InlineData(720, "6h")]
    [InlineData(8760, "1d")]
    public void Interval_OfARange_MakesAChartOfFewPoints(int hours, string expected) => Assert.Equal(expected, ChartInterval.For(TimeSpan.FromHours(hours)));

    [Fact]
    public void Files_AllOfThem_HaveTitleQuestionAndColumns() =>
        Assert.All(QueryFiles.All, q => Assert.True(q.Title.Length > 0 && q.Question.EndsWith('?') && q.Columns.Count > 1 && q.Parameters.Count > 0, q.Name));
}
