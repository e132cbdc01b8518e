namespace LogsIngestion.StandIn.Recording;

/// <summary>How many calls came in one second.</summary>
/// <param name="Second">The second's start, in UTC.</param>
public sealed record SecondCount(DateTimeOffset Second, long Calls);
