namespace LogsIngestion.StandIn.Faults;

/// <summary>The two forms of Retry-After (RFC 9110, section 10.2.3).</summary>
public enum RetryAfterForm
{
    Seconds,
    Date,
}
