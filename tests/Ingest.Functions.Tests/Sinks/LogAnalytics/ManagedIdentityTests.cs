using Azure.Core;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using Microsoft.Extensions.Configuration;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The credential of Azure itself, against the stand-in's token endpoint. One test: its settings and its cache belong to the process.</summary>
public sealed class ManagedIdentityTests
{
    [Fact]
    public async Task WriteAsync_ManagedIdentity_RenewsRevokedTokensAndSurvivesFaultsOfTheIssuer()
    {
        await using var rig = await StandInStore.StartAsync(credential: Credential);
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("a"));
        Assert.Equal(1, rig.Service.Tokens.Count);

        rig.Service.Tokens.RevokeAll();
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("b"));

        rig.Service.Tokens.RevokeAll();
        rig.Service.TokenFaults.Enqueue(Fault.Answer(400));
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("c"));
        Assert.Equal(["a", "b", "c"], rig.StoredIds);
    }

    private static TokenCredential Credential(LogsIngestionStandIn service)
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", service.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", service.IdentityHeader);
        return UploadCredentials.Create(new ConfigurationBuilder().AddEnvironmentVariables().Build());
    }
}
