using Azure.Core;
using Azure.Identity;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Who this receiver is towards Azure: its managed identity there, the developer elsewhere. Nothing else: no secret is ever configured.</summary>
internal static class UploadCredentials
{
    /// <summary>Set by App Service, Functions and Container Apps where there is a managed identity.</summary>
    private const string IdentityEndpoint = "IDENTITY_ENDPOINT";

    /// <summary>The client id of a user-assigned identity, the Azure SDK's own variable.</summary>
    private const string ClientId = "AZURE_CLIENT_ID";

    public static TokenCredential Create(IConfiguration configuration)
    {
        var clientId = configuration[ClientId] is { Length: > 0 } id ? id : null;
        if (clientId is null && configuration[IdentityEndpoint] is not { Length: > 0 })
        {
            return new DeveloperCredential(new DefaultAzureCredential(DeveloperTools()));
        }

        var identity = clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId);
        return new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(identity) { Retry = { MaxRetries = 0 } });
    }

    private static DefaultAzureCredentialOptions DeveloperTools() => new()
    {
        ExcludeEnvironmentCredential = true,
        ExcludeWorkloadIdentityCredential = true,
        ExcludeManagedIdentityCredential = true,
        ExcludeInteractiveBrowserCredential = true,
        ExcludeBrokerCredential = true,
    };
}
