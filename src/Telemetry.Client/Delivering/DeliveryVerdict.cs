namespace Telemetry.Client.Delivering;

/// <summary>What is known of one event after it was sent.</summary>
internal enum DeliveryVerdict
{
    /// <summary>Stored, now or by an earlier attempt.</summary>
    Stored,

    /// <summary>Not stored, and may be later.</summary>
    Retry,

    /// <summary>Never to be sent again.</summary>
    Rejected,
}
