using Ingest.Functions.Configuring;

namespace Ingest.Functions.Tests.Configuring;

public sealed class SettingsTableTests
{
    [Fact]
    public void Markdown_EverySetting_HasOneRow()
    {
        var rows = SettingsTable.Markdown().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.Equal(
            [
                "Ingest:DryRun", "Ingest:AllowAnonymous", "Ingest:SchemaDirectory", "Ingest:MaxConcurrentRequests", "Ingest:MemoryWatermarkPercent",
                "Ingest:Dashboard", "Ingest:File:Directory", "Ingest:File:MaxFileBytes", "Ingest:File:RetainDays", "Ingest:File:QuotaBytes",
                "Ingest:LogAnalytics:Endpoint", "Ingest:LogAnalytics:RuleIds", "Ingest:LogAnalytics:Stream", "Ingest:LogAnalytics:RejectStream", "Ingest:LogAnalytics:Scope",
                "Ingest:LogAnalytics:MaxInFlight", "Ingest:LogAnalytics:MaxBatchBytes", "Ingest:LogAnalytics:TrustedCertificateFile",
                "Ingest:Producers:{id}:Hash", "Ingest:Producers:{id}:Apps", "Ingest:Producers:{id}:Scopes",
                "Ingest:Producers:{id}:NotBefore", "Ingest:Producers:{id}:Expires",
                "Ingest:Producers:{id}:Name", "Ingest:Producers:{id}:RatePerSecond", "Ingest:Producers:{id}:Burst", "Ingest:Producers:{id}:Disabled",
            ],
            rows.Select(r => r.Split('`')[1]));
        Assert.All(rows, r => Assert.Equal(4, r.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') - 1));
        Assert.All(rows, r => Assert.DoesNotContain("|  |", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("DryRun", "dryrun", 0)]
    [InlineData("DryRun", "DryRnu", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Between_TwoNames_IsTheirEditDistance(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right));
        Assert.Equal(expected, EditDistance.Between(right, left));
    }
}
