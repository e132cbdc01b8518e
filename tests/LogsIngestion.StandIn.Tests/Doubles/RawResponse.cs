namespace LogsIngestion.StandIn.Tests.Doubles;

/// <summary>The plain bytes of a response and how the connection ended after them.</summary>
internal sealed record RawResponse(int Bytes, RawEnding Ending);
