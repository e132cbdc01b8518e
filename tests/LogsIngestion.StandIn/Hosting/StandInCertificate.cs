using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>Makes the self-signed certificate of a run.</summary>
internal static class StandInCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>An ECDSA certificate for <c>127.0.0.1</c> and <c>localhost</c>, valid for thirty days from a day ago, but for its flaw.</summary>
    public static X509Certificate2 Create(CertificateFlaw flaw)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Logs Ingestion stand-in", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (flaw == CertificateFlaw.OtherHost)
        {
            names.AddDnsName("elsewhere.example");
        }
        else
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddDnsName("localhost");
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));

        // Clients judge it by the machine's clock, whatever clock the stand-in runs on.
        var now = TimeProvider.System.GetUtcNow();
        var start = flaw == CertificateFlaw.Expired ? now.AddDays(-31) : now.AddDays(-1);
        using var certificate = request.CreateSelfSigned(start, start.AddDays(30));

        // Windows' TLS takes no key that lives in memory alone.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
