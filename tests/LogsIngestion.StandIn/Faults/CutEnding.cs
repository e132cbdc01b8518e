namespace LogsIngestion.StandIn.Faults;

/// <summary>What happens to the connection where a response is cut off.</summary>
public enum CutEnding
{
    /// <summary>TCP reset.</summary>
    Reset,

    /// <summary>The sending half is closed without a TLS close_notify; the receiving half stays open until the client leaves.</summary>
    HalfClose,

    /// <summary>Nothing more is sent and nothing is closed until the client leaves.</summary>
    Stall,
}
