using Ingest.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Tests.Hosting;

public sealed class FirstRunTests
{
    [Theory]
    [InlineData(true, "", "", true)]
    [InlineData(false, "", "", false)]
    [InlineData(true, "Ingest:DryRun", "true", false)]
    [InlineData(true, "Ingest:File:RetainDays", "3", false)]
    [InlineData(true, "Ingest:LogAnalytics:Endpoint", "https://logs.example", false)]
    [InlineData(true, "Ingest:AllowAnonymous", "true", true)]
    public void Settings_OfADeveloperWhoChoseNoStore_AreFiles(bool isDevelopment, string name, string value, bool files)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(name.Length == 0 ? [] : [KeyValuePair.Create(name, (string?)value)]).Build();

        var settings = FirstRun.Settings(configuration, isDevelopment, Exposure.Direct);

        Assert.Equal(files ? ["Ingest:File:Directory"] : [], settings.Keys);
        Assert.All(settings.Values, directory => Assert.True(Path.IsPathRooted(directory)));
        Assert.Empty(FirstRun.Settings(configuration, isDevelopment, Exposure.BehindFunctionsHost));
    }
}
