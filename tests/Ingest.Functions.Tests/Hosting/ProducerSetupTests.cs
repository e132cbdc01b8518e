using Ingest.Functions.Configuring;
using Ingest.Functions.Hosting;
using Ingest.Functions.Limiting;
using Ingest.Functions.Tests.Configuring;

namespace Ingest.Functions.Tests.Hosting;

public sealed class ProducerSetupTests
{
    private const string Other = "EfGh5678";

    [Fact]
    public void Registry_NothingSaid_HasItsIdForANameAndNoLimit()
    {
        var producer = Registry().All.Single();

        Assert.Equal((Configured.Id, null), (producer.Name, producer.Rate));
    }

    [Theory]
    [InlineData("5", null, 5, 10)]
    [InlineData("5", "5", 5, 5)]
    [InlineData("1000000", null, 1_000_000, 2_000_000)]
    public void Registry_Rate_HasItsBurst(string rate, string? burst, int expectedRate, int expectedBurst)
    {
        var producer = Registry((Configured.Producer("RatePerSecond"), rate), (Configured.Producer("Burst"), burst)).All.Single();

        Assert.Equal(new RatePolicy(expectedRate, expectedBurst), producer.Rate);
    }

    [Theory]
    [InlineData(null, "5", "Burst: expected only with RatePerSecond, which is missing.")]
    [InlineData("5", "4", "Burst: expected at least RatePerSecond; less came.")]
    public void Registry_BurstThatContradicts_IsAFault(string? rate, string burst, string expected)
    {
        var fault = Assert.Throws<SettingsException>(() => Registry((Configured.Producer("RatePerSecond"), rate), (Configured.Producer("Burst"), burst)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registry_TwoOfOneNameWithDifferentLimits_IsAFaultNamingBoth()
    {
        var fault = Assert.Throws<SettingsException>(() => Registry(
            (Configured.Producer("Name"), "notes"), (Configured.Producer("RatePerSecond"), "5"),
            ($"Ingest:Producers:{Other}:Name", "notes"), ($"Ingest:Producers:{Other}:Hash", Configured.Hash), ($"Ingest:Producers:{Other}:Apps", "*")));

        Assert.Contains(Configured.Id, fault.Message, StringComparison.Ordinal);
        Assert.Contains(Other, fault.Message, StringComparison.Ordinal);
    }

    private static Ingest.Functions.Authenticating.ProducerRegistry Registry(params (string Key, string? Value)[] settings) =>
        ProducerSetup.Registry(
            Configured.Read([(Configured.Producer("Hash"), Configured.Hash), (Configured.Producer("Apps"), "*"), .. settings.Where(s => s.Value is not null)]), null);
}
