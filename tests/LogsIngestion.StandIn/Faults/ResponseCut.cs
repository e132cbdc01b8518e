namespace LogsIngestion.StandIn.Faults;

/// <summary>Where and how a response breaks off. A response that is shorter is sent in full and then ends this way.</summary>
/// <param name="At">How many bytes of plain HTTP are sent, from <paramref name="From"/> on; 0 or more.</param>
public sealed record ResponseCut(int At, CutEnding Ending, CutOrigin From = CutOrigin.Response);
