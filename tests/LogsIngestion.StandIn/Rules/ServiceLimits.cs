namespace LogsIngestion.StandIn.Rules;

/// <summary>What the service documents as its limits (Azure Monitor service limits, section Logs Ingestion API).</summary>
public static class ServiceLimits
{
    /// <summary>The only version of the data plane there is.</summary>
    public const string ApiVersion = "2023-01-01";

    /// <summary>Most bytes of a call's body, as sent and as inflated: 1 MB, which the service's error gives as this number.</summary>
    public const int CallBytes = 1_048_576;

    /// <summary>Calls a rule takes in a minute.</summary>
    public const int CallsPerMinute = 12_000;

    /// <summary>Bytes a rule takes in a minute: 2 GB.</summary>
    public const long BytesPerMinute = 2_000_000_000;

    /// <summary>What a token must have been issued for; clients ask for the scope <c>https://monitor.azure.com/.default</c>.</summary>
    public const string Audience = "https://monitor.azure.com";
}
