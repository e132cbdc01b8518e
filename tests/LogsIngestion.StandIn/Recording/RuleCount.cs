namespace LogsIngestion.StandIn.Recording;

/// <summary>What came for one rule of those the stand-in knows.</summary>
/// <param name="Calls">All calls, refused ones too.</param>
/// <param name="Rows">Stored rows, duplicates included.</param>
public sealed record RuleCount(long Calls, long Rows);
