namespace LogsIngestion.StandIn.Faults;

/// <summary>Where the bytes of a cut response are counted from.</summary>
public enum CutOrigin
{
    /// <summary>The first byte of the status line.</summary>
    Response,

    /// <summary>The first byte after the headers, which are sent in full.</summary>
    Body,
}
