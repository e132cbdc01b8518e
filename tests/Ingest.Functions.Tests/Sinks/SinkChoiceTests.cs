using Ingest.Functions.Configuring;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Sinks;

public sealed class SinkChoiceTests
{
    [Theory]
    [InlineData(true, false, false, SinkMode.DryRun, "Ingest:DryRun is true")]
    [InlineData(true, true, true, SinkMode.DryRun, "Ingest:DryRun is true")]
    [InlineData(false, false, false, SinkMode.DryRun, "no store is configured")]
    [InlineData(false, true, false, SinkMode.File, "rows are stored in files")]
    [InlineData(false, false, true, SinkMode.LogAnalytics, "rows are stored in Log Analytics")]
    [InlineData(false, true, true, SinkMode.LogAnalyticsAndFile, "rows are stored in files and in Log Analytics")]
    public void From_Settings_ChoosesAndSaysWhy(bool forcedDry, bool hasFile, bool hasLogAnalytics, object mode, string explanation)
    {
        var choice = SinkChoice.From(new IngestSettings
        {
            DryRun = forcedDry,
            File = hasFile ? new FileSettings() : null,
            LogAnalytics = hasLogAnalytics ? new LogAnalyticsSettings() : null,
        });

        Assert.Equal((SinkMode)mode, choice.Mode);
        Assert.StartsWith(explanation, choice.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_EveryMode_IsThatOfTheContract() =>
        Assert.Equal(["dry-run", "file", "log-analytics", "log-analytics+file"], Enum.GetValues<SinkMode>().Select(m => m.Name()));
}
