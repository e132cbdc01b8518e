using Ingest.Functions.Configuring;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Settings of Log Analytics that stop the start, and those that do not.</summary>
public sealed class LogAnalyticsStartTests
{
    private static readonly (string Name, string Value)[] Complete =
    [
        ("Ingest:LogAnalytics:Endpoint", "https://logs.example"),
        ("Ingest:LogAnalytics:RuleIds", "dcr-1,dcr-2"),
        ("Ingest:LogAnalytics:Stream", "Custom-TelemetryEvents_CL"),
    ];

    [Theory]
    [InlineData("Endpoint")]
    [InlineData("RuleIds")]
    [InlineData("Stream")]
    public async Task Start_HalfComplete_IsRefusedNamingWhatIsMissing(string missing)
    {
        var name = $"Ingest:LogAnalytics:{missing}";
        var refused = await Assert.ThrowsAsync<SettingsException>(() => Receiver.StartAsync([.. Complete.Where(s => s.Name != name)]));

        Assert.Contains($"{name}: missing.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Endpoint", "http://logs.example")]
    [InlineData("Endpoint", "https://logs.example/path")]
    [InlineData("Endpoint", "https://user@logs.example")]
    [InlineData("Endpoint", "https://logs.example:port")]
    [InlineData("RuleIds", "dcr-1,../dcr-2")]
    [InlineData("Stream", "TelemetryEvents_CL")]
    [InlineData("Scope", "monitor")]
    [InlineData("MaxInFlight", "0")]
    [InlineData("MaxBatchBytes", "1000001")]
    public async Task Start_AnUnusableValue_IsRefusedWithoutRepeatingIt(string name, string value)
    {
        var setting = $"Ingest:LogAnalytics:{name}";
        var refused = await Assert.ThrowsAsync<SettingsException>(() => Receiver.StartAsync([.. Complete.Where(s => s.Name != setting), (setting, value)]));

        Assert.Contains($"{setting}: expected", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "expected in Development alone")]
    [InlineData("Development", "/nowhere/at/all.pem")]
    public async Task Start_TrustedCertificateThatCannotBeUsed_IsRefused(string environment, string message)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => Receiver.StartAsync(
            [.. Complete, ("environment", environment), ("Ingest:LogAnalytics:TrustedCertificateFile", "/nowhere/at/all.pem")]));

        Assert.Contains("Ingest:LogAnalytics:TrustedCertificateFile: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Complete_AsksNobodyForAToken()
    {
        await using var receiver = await Receiver.StartAsync(Complete);

        Assert.Equal(0, receiver.Services.GetRequiredService<LogAnalyticsSink>().Counters.Calls);
        Assert.Contains("Mode log-analytics", receiver.Log.Text, StringComparison.Ordinal);
    }
}
