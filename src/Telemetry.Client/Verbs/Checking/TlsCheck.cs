using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Client.Events;

namespace Telemetry.Client.Verbs.Checking;

/// <summary>Says what a connection is protected by.</summary>
internal static class TlsCheck
{
    /// <summary>A certificate that ends sooner is worth a word.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    internal static CheckResult Of(SslStream tls, DateTimeOffset now)
    {
        if (tls.RemoteCertificate is not X509Certificate2 certificate)
        {
            return new("tls", CheckLevel.Ok, $"{tls.SslProtocol}.");
        }

        var ends = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        return new(
            "tls",
            ends - now < Notice ? CheckLevel.Warn : CheckLevel.Ok,
            $"{tls.SslProtocol}; the receiver's certificate is trusted and ends at {WireText.Of(ends)}.");
    }
}
