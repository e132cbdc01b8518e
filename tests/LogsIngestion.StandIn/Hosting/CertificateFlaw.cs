namespace LogsIngestion.StandIn.Hosting;

/// <summary>What is wrong with the server's certificate, for clients that trust its issuer.</summary>
public enum CertificateFlaw
{
    None,

    /// <summary>Its last day was yesterday.</summary>
    Expired,

    /// <summary>It is made out to another host.</summary>
    OtherHost,
}
