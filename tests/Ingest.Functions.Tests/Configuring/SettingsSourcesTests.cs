using System.Text;
using Ingest.Functions.Configuring;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Tests.Configuring;

public sealed class SettingsSourcesTests
{
    [Fact]
    public void Read_EnvironmentVariables_AreSettings()
    {
        const string Prefix = "SETTINGS_SOURCES_TESTS_";
        Environment.SetEnvironmentVariable($"{Prefix}Ingest__Producers__{Configured.Id}__Hash", Configured.Hash);
        Environment.SetEnvironmentVariable($"{Prefix}Ingest__Producers__{Configured.Id}__Apps__0", "tool");
        Environment.SetEnvironmentVariable($"{Prefix}INGEST__FILE__DIRECTORY", "/rows");

        var settings = SettingsReader.Read(new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build());

        Assert.Equal(["tool"], settings.Producers[Configured.Id].Apps);
        Assert.Equal("/rows", settings.File?.Directory);
    }

    [Fact]
    public void Read_JsonFile_IsSettings()
    {
        var settings = FromJson($$$"""{"Ingest":{"DryRun":true,"Producers":{"{{{Configured.Id}}}":{"Hash":"{{{Configured.Hash}}}","Apps":["a","b"],"Disabled":false} } } }""");

        Assert.True(settings.DryRun);
        Assert.Equal(["a", "b"], settings.Producers[Configured.Id].Apps);
    }

    [Theory]
    [InlineData("""{"Ingest":{"Producers":{"AbCd1234":{"Apps":[]}}}}""", "Ingest:Producers:AbCd1234:Apps")]
    [InlineData("""{"Ingest":{"Producers":{"AbCd1234":{"Apps":[["a"]]}}}}""", "Ingest:Producers:AbCd1234:Apps")]
    [InlineData("""{"Ingest":{"Producers":["a"]}}""", "Ingest:Producers")]
    [InlineData("""{"Ingest":{"File":null}}""", "Ingest:File:Directory")]
    [InlineData("""{"Ingest":{"DryRun":{}}}""", "Ingest:DryRun")]
    [InlineData("""{"Ingest":{"DryRun":[true]}}""", "Ingest:DryRun:0")]
    public void Read_JsonOfAnotherShape_IsAFaultOfThatSetting(string json, string key) =>
        Assert.Contains($"  {key}: ", Assert.Throws<SettingsException>(() => FromJson(json)).Message, StringComparison.Ordinal);

    private static IngestSettings FromJson(string json) =>
        SettingsReader.Read(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
}
