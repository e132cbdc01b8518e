namespace LogsIngestion.StandIn.Faults;

/// <summary>What a script may decide by.</summary>
/// <param name="Number">The how-manieth call it is, from 1, of those this script is asked about.</param>
/// <param name="Rule">The immutable id in the path; null at the token endpoint.</param>
/// <param name="Stream">The stream in the path; null at the token endpoint.</param>
/// <param name="ClientRequestId">The header <c>x-ms-client-request-id</c>; null if there is none.</param>
public sealed record CallFacts(long Number, string? Rule, string? Stream, string? ClientRequestId);
