using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Builds the way of calls to the service: a token, then HTTPS. No retries are in it; those are <see cref="UploadStep"/>'s.</summary>
internal static class UploadPipeline
{
    /// <summary>A connection is made anew after this, so that a change of addresses is noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <param name="trusted">The only roots to trust; null for those of the system.</param>
    public static HttpPipeline Build(TokenCredential credential, string scope, X509Certificate2Collection? trusted)
    {
        var client = new HttpClient(Handler(trusted)) { Timeout = Timeout.InfiniteTimeSpan };
        return new HttpPipeline(new HttpClientTransport(client), [new RenewableTokenPolicy(credential, scope)]);
    }

    private static SocketsHttpHandler Handler(X509Certificate2Collection? trusted)
    {
        var handler = new SocketsHttpHandler
        {
            // A token must not follow wherever an answer points.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        };
        if (trusted is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        return handler;
    }
}
