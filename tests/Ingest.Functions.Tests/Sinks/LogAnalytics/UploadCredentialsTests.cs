using Azure.Identity;
using Ingest.Functions.Sinks.LogAnalytics;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class UploadCredentialsTests
{
    [Theory]
    [InlineData(null, null, typeof(DeveloperCredential))]
    [InlineData("", "", typeof(DeveloperCredential))]
    [InlineData("http://127.0.0.1:1/msi/token", null, typeof(ManagedIdentityCredential))]
    [InlineData(null, "00000000-0000-0000-0000-000000000001", typeof(ManagedIdentityCredential))]
    public void Create_Surroundings_DecideWhoItIs(string? endpoint, string? clientId, Type expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["IDENTITY_ENDPOINT"] = endpoint, ["AZURE_CLIENT_ID"] = clientId })
            .Build();

        Assert.IsType(expected, UploadCredentials.Create(configuration));
    }
}
